import { appealWindow } from '#electron/application/appeals/appeal-window.ts'
import {
  decideAppeal as decide,
  reopenAppeal as reopen,
} from '#electron/application/appeals/decide-appeal.ts'
import { recordFeedback as record } from '#electron/application/appeals/record-feedback.ts'
import { registerAppeal as register } from '#electron/application/appeals/register-appeal.ts'
import { writeAppealPapers as writePapers } from '#electron/application/appeals/write-appeal-papers.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { appealPage as pageOf } from '#electron/application/views/appeal-page.ts'
import { itemHistory as historyOf } from '#electron/application/views/item-history.ts'
import { describeFont } from '#electron/application/write-papers.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { parseDay, type Day } from '#shared/scheme/day.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'

export const appealPage: Handler<'appealPage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: pageOf(office, book),
}))

export const previewFeedback: Handler<'previewFeedback'> = ofYear(
  ({ office, book }, request: RequestOf<'previewFeedback'>) => {
    const day = dayOf(request.day, '送达日期')
    if (!day.ok) return day
    const { lastDay, unannounced } = appealWindow(office.db, book.scheme, day.value)
    return { ok: true, value: { lastDay, unannounced } }
  },
)

export const recordFeedback: Handler<'recordFeedback'> = ofYear(
  ({ office, book }, { units, day, way, note }: RequestOf<'recordFeedback'>) => {
    const on = dayOf(day, '送达日期')
    if (!on.ok) return on
    const recorded = record(office, book, { units: units.map(unitId), day: on.value, way, note })
    return recorded.ok ? { ok: true, value: { recorded: recorded.value } } : recorded
  },
)

export const registerAppeal: Handler<'registerAppeal'> = ofYear(
  ({ office, book }, request: RequestOf<'registerAppeal'>) => {
    const on = dayOf(request.received, '收到日期')
    if (!on.ok) return on
    const { unit, about, indicator, claim, lateReason } = request
    const appeal = { unit: unitId(unit), about, indicator, claim, lateReason, received: on.value }
    const registered = register(office, book, appeal)
    return registered.ok ? { ok: true, value: { id: registered.value } } : registered
  },
)

export const decideAppeal: Handler<'decideAppeal'> = ofYear(
  ({ office, book }, { id, outcome, opinion, decision }: RequestOf<'decideAppeal'>) => {
    if (decision?.kind === 'reopened')
      return fail('bad-request', '复核要给出结果，不能退回待审核。请重新填写。')
    return nothing(decide(office, book, { id, outcome, opinion, decision }))
  },
)

export const reopenAppeal: Handler<'reopenAppeal'> = ofYear(
  ({ office, book }, { id, reason }: RequestOf<'reopenAppeal'>) => nothing(reopen(office, book, id, reason)),
)

export const writeAppealPapers: Handler<'writeAppealPapers'> = ofYear(
  ({ desk, office, book }, { ids }: RequestOf<'writeAppealPapers'>) =>
    runJob(desk, 'notices', async (progress, stopped) => {
      let fonts: readonly string[] = []
      const { year } = book.year
      const names = { folder: folderName(year), archive: `${year}年度申诉复核材料` }
      const saved = await saveThrough(desk, names, async (folder) => {
        const written = await writePapers(office, book, { folder, ids, progress, stopped })
        if (!written.ok) return written
        fonts = written.value.fonts.map(describeFont)
        const { paths, notWritten } = written.value
        const files = paths.map((path) => ({ path, renamed: /\(\d+\)\.pdf$/.test(path) }))
        return { ok: true, value: { files, notWritten } }
      })
      return saved.ok ? { ok: true, value: { saved: saved.value, fonts } } : saved
    }),
)

export const itemHistory: Handler<'itemHistory'> = ofYear(
  ({ office, book }, { unit, indicator }: RequestOf<'itemHistory'>) => ({
    ok: true,
    value: { steps: historyOf(office, book.year.year, unitId(unit), indicator) },
  }),
)

function dayOf(text: string, what: string): Outcome<Day> {
  const day = parseDay(text)
  return day === null
    ? fail('bad-request', `${what}“${text}”不存在，没有保存。请改正日期。`)
    : { ok: true, value: day }
}

function nothing(outcome: Outcome<null>): Outcome<Record<string, never>> {
  return outcome.ok ? { ok: true, value: {} } : outcome
}
