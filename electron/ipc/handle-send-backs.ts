import { fail, type Outcome } from '#electron/application/outcome.ts'
import { keepOfficeContact as keepContact } from '#electron/application/office-contact.ts'
import { recordReminders as record } from '#electron/application/remind/record-reminders.ts'
import { writeReminders as writeRemindersOf } from '#electron/application/remind/write-reminders.ts'
import { sendBack as give, withdrawSendBack as withdraw } from '#electron/application/send-back/send-back.ts'
import { writeSendBacks as writeSendBacksOf } from '#electron/application/send-back/write-send-backs.ts'
import { owingList } from '#electron/application/views/owing-list.ts'
import { sendBackDraft } from '#electron/application/views/send-back-draft.ts'
import { sendBackList } from '#electron/application/views/send-backs.ts'
import { describeFont } from '#electron/application/write-papers.ts'
import type { RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { parseDay, type Day } from '#shared/scheme/day.ts'
import { ofYear, type Handler } from './handler.ts'
import type { WrittenFile } from './host-doors.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'

export const listSendBacks: Handler<'listSendBacks'> = ofYear(({ office, book }) => ({
  ok: true,
  value: sendBackList(office, book),
}))

export const draftSendBack: Handler<'draftSendBack'> = ofYear(
  ({ office, book }, { unit, ask }: RequestOf<'draftSendBack'>) =>
    sendBackDraft(office, book, unitId(unit), ask),
)

export const sendBack: Handler<'sendBack'> = ofYear(
  ({ office, book }, { unit, submission, deadline, note, items }: RequestOf<'sendBack'>) => {
    const day = dayOf(deadline, '报回期限')
    if (!day.ok) return day
    const request = { unit: unitId(unit), submissionId: submission, deadline: day.value, note, items }
    const sent = give(office, book, request)
    return sent.ok ? { ok: true, value: { id: sent.value } } : sent
  },
)

export const withdrawSendBack: Handler<'withdrawSendBack'> = ofYear(
  ({ office, book }, { id, reason }: RequestOf<'withdrawSendBack'>) =>
    nothing(withdraw(office, book, id, reason)),
)

export const writeSendBacks: Handler<'writeSendBacks'> = ofYear(
  ({ desk, office, book }, { ids }: RequestOf<'writeSendBacks'>) =>
    runJob(desk, 'notices', async (progress, stopped) => {
      let rest: Omit<ValueOf<'writeSendBacks'>, 'saved'> = { renewed: [], fonts: [] }
      const { year } = book.year
      const names = { folder: folderName(year), archive: `${year}年度退回材料` }
      const saved = await saveThrough(desk, names, async (folder) => {
        const papers = ['forms', 'notices'] as const
        const written = await writeSendBacksOf(office, book, { folder, ids, papers, progress, stopped })
        if (!written.ok) return written
        const { files, renewed, fonts, notWritten } = written.value
        rest = { renewed, fonts: fonts.map(describeFont) }
        return { ok: true, value: { files: files.map(({ path }) => writtenFile(path)), notWritten } }
      })
      return saved.ok ? { ok: true, value: { saved: saved.value, ...rest } } : saved
    }),
)

export const listOwing: Handler<'listOwing'> = ofYear(({ office, book }) => ({
  ok: true,
  value: owingList(office, book),
}))

export const recordReminders: Handler<'recordReminders'> = ofYear(
  ({ office, book }, { units, way, day, note }: RequestOf<'recordReminders'>) => {
    const on = dayOf(day, '催报日期')
    if (!on.ok) return on
    const recorded = record(office, book, { units: units.map(unitId), way, day: on.value, note })
    return recorded.ok ? { ok: true, value: { recorded: recorded.value } } : recorded
  },
)

export const writeReminders: Handler<'writeReminders'> = ofYear(
  ({ desk, office, book }, { units, papers }: RequestOf<'writeReminders'>) =>
    runJob(desk, 'notices', async (progress, stopped) => {
      let fonts: readonly string[] = []
      const { year } = book.year
      const names = { folder: folderName(year), archive: `${year}年度催报材料` }
      const saved = await saveThrough(desk, names, async (folder) => {
        const own = { folder, units: units.map(unitId), papers, progress, stopped }
        const written = await writeRemindersOf(office, book, own)
        if (!written.ok) return written
        fonts = written.value.fonts.map(describeFont)
        const { paths, notWritten } = written.value
        return { ok: true, value: { files: paths.map(writtenFile), notWritten } }
      })
      return saved.ok ? { ok: true, value: { saved: saved.value, fonts } } : saved
    }),
)

export const keepOfficeContact: Handler<'keepOfficeContact'> = ofYear(
  ({ office, book }, { text }: RequestOf<'keepOfficeContact'>) =>
    nothing(keepContact(office, book.year.year, text)),
)

function dayOf(text: string, what: string): Outcome<Day> {
  const day = parseDay(text)
  if (day !== null) return { ok: true, value: day }
  return fail('bad-request', `${what}“${text}”不存在，没有保存。请改正日期。`)
}

function writtenFile(path: string): WrittenFile {
  return { path, renamed: /\(\d+\)\.[a-z]+$/.test(path) }
}

function nothing(outcome: Outcome<null>): Outcome<Record<string, never>> {
  return outcome.ok ? { ok: true, value: {} } : outcome
}
