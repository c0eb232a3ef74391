import type { UsedFont } from '#electron/documents/font-set.ts'
import { dayInChina } from './china-time.ts'
import type { Progress } from './export-forms.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'
import { owingUnits } from './remind/owing-units.ts'
import { writeReminders } from './remind/write-reminders.ts'
import { loadOpenSentBacks } from './send-back/sent-back.ts'
import { writeSendBacks } from './send-back/write-send-backs.ts'
import type { YearBook } from './year-book.ts'

/** 退回通知 of what is not answered, 催报通知 to who owes its form. */
export const NOTICE_KINDS = ['send-backs', 'reminders'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

interface NoticesRequest {
  readonly folder: string
  readonly kinds: readonly NoticeKind[]
  readonly progress: Progress
  readonly stopped: () => boolean
}

export interface WrittenNotices {
  readonly paths: readonly string[]
  readonly fonts: readonly UsedFont[]
  /** Left out because the work was stopped. */
  readonly notWritten: number
}

/** Writes the notices of today; of a kind of which there is none, nothing. */
export async function writeNotices(
  office: Office,
  book: YearBook,
  { folder, kinds, progress, stopped }: NoticesRequest,
): Promise<Outcome<WrittenNotices>> {
  const paths: string[] = []
  const fonts: UsedFont[] = []
  let notWritten = 0
  const ids = [...loadOpenSentBacks(office, book).values()].map(({ sendBack }) => sendBack.id)
  if (kinds.includes('send-backs') && ids.length > 0) {
    const request = { folder, ids, papers: ['notices'], progress, stopped } as const
    const written = await writeSendBacks(office, book, request)
    if (!written.ok) return written
    paths.push(...written.value.files.map(({ path }) => path))
    fonts.push(...written.value.fonts)
    notWritten += written.value.notWritten
  }
  if (kinds.includes('reminders') && whyNoNotice(office, book, 'reminders') === null) {
    const request = { folder, units: [], papers: ['notices'], progress, stopped } as const
    const written = await writeReminders(office, book, request)
    if (!written.ok) return written
    paths.push(...written.value.paths)
    fonts.push(...written.value.fonts)
    notWritten += written.value.notWritten
  }
  return { ok: true, value: { paths, fonts, notWritten } }
}

/** Why there is no notice of a kind to write now; null: there is one. */
export function whyNoNotice(office: Office, book: YearBook, kind: NoticeKind): string | null {
  if (kind === 'send-backs') {
    return loadOpenSentBacks(office, book).size > 0 ? null : '没有等待补正的退回。'
  }
  const today = dayInChina(Date.parse(office.act().at))
  return owingUnits(office, book, today).length > 0 ? null : '各单位均已报齐，没有需要催报的。'
}
