import type { UsedFont } from '#electron/documents/font-set.ts'
import type { Progress } from './export-forms.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'
import { DOCUMENT_KINDS, type DocumentKind } from './documents-of.ts'
import { writeDocuments } from './write-documents.ts'
import { NOTICE_KINDS, writeNotices, type NoticeKind } from './write-notices.ts'
import { REPORT_KINDS, writeReports, type ReportKind } from './write-reports.ts'
import type { YearBook } from './year-book.ts'

/** What a year comes to, in the order in which it is read; some come out as a workbook and on paper. */
export const RESULT_KINDS = [
  'summary',
  'workings',
  'goals',
  'report',
  'bulletin',
  'letters',
  'commendation',
] as const satisfies readonly (ReportKind | DocumentKind)[]

/** Every paper of a year. */
export const PAPER_KINDS = [
  ...RESULT_KINDS,
  'span',
  'self-forms',
  ...NOTICE_KINDS,
] as const satisfies readonly (ReportKind | DocumentKind | NoticeKind)[]
export type PaperKind = (typeof PAPER_KINDS)[number]

export interface PapersRequest {
  readonly folder: string
  readonly kinds: readonly PaperKind[]
  readonly progress: Progress
  /** As {@link writeDocuments} takes it. */
  readonly drafts: 'marked' | 'plain'
  /** Whether 取消 was pressed; asked before each document. */
  readonly stopped?: () => boolean
}

export interface WrittenPapers {
  readonly paths: readonly string[]
  /** Items without a verified score: the papers are drafts. */
  readonly pending: number
  /** Which font took which role in the documents; empty where only tables were written. */
  readonly fonts: readonly UsedFont[]
  /** Documents left out because the work was stopped. */
  readonly notWritten: number
}

/** Writes the papers asked for into a folder, tables first; an existing file stays, the new one gets a numbered name. */
export async function writePapers(
  office: Office,
  book: YearBook,
  { folder, kinds, progress, drafts, stopped = () => false }: PapersRequest,
): Promise<Outcome<WrittenPapers>> {
  const tables = REPORT_KINDS.filter((kind) => kinds.includes(kind))
  const documents = DOCUMENT_KINDS.filter((kind) => kinds.includes(kind))
  const notices = NOTICE_KINDS.filter((kind) => kinds.includes(kind))
  let written: WrittenPapers = { paths: [], pending: 0, fonts: [], notWritten: 0 }
  if (tables.length > 0) {
    const done = await writeReports(office, book, { folder, kinds: tables })
    if (!done.ok) return done
    written = { ...done.value, fonts: [], notWritten: 0 }
  }
  if (documents.length > 0) {
    const done = await writeDocuments(office, book, { folder, kinds: documents, progress, drafts, stopped })
    if (!done.ok) return done
    written = { ...done.value, paths: [...written.paths, ...done.value.paths] }
  }
  if (notices.length === 0) return { ok: true, value: written }
  const done = await writeNotices(office, book, { folder, kinds: notices, progress, stopped })
  if (!done.ok) return done
  return {
    ok: true,
    value: {
      ...written,
      paths: [...written.paths, ...done.value.paths],
      fonts: written.fonts.length === 0 ? done.value.fonts : written.fonts,
      notWritten: written.notWritten + done.value.notWritten,
    },
  }
}

/**
 * "仿宋用仿宋_GB2312", or "黑体" alone where the font is called so; that it came with the program where the machine has none, and
 * which chosen one it stands for. The technical name is in the file's properties.
 */
export function describeFont({ role, name, family = name, standsIn, insteadOf }: UsedFont): string {
  const notes = [
    ...(standsIn ? ['程序自带'] : []),
    ...(insteadOf === undefined ? [] : [`所选的“${insteadOf}”这台电脑上没有或打不开`]),
  ]
  const font = family === role ? role : `${role}用${family}`
  return `${font}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`
}
