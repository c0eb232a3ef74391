import { join } from 'node:path'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import { documentsOf, type DocumentKind } from './documents-of.ts'
import { ensureFolder } from './ensure-folder.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'
import { loadReportFacts } from './report-facts.ts'
import { savePdf } from './save-pdf.ts'
import { saveWord } from './save-word.ts'
import { countPending } from './score-year.ts'
import type { YearBook } from './year-book.ts'
import { loadYearInput } from './year-input.ts'

export interface WrittenDocuments {
  readonly paths: readonly string[]
  /** Items without a verified score: the documents are drafts. */
  readonly pending: number
  /** Which font took which role. */
  readonly fonts: readonly UsedFont[]
  /** Left out because the work was stopped. */
  readonly notWritten: number
}

export interface DocumentsRequest {
  readonly folder: string
  readonly kinds: readonly DocumentKind[]
  readonly progress?: (done: number, total: number, name: string) => void
  /** Whether 取消 was pressed; asked before each document. */
  readonly stopped?: () => boolean
  /** Where to look for the machine's own fonts; default: the system's folders. */
  readonly fontFolders?: readonly string[]
}

/** Writes the documents asked for as PDF, and for Word what the office edits before it is issued; an existing file stays, and the new one gets a numbered name. */
export async function writeDocuments(
  office: Office,
  book: YearBook,
  request: DocumentsRequest,
): Promise<Outcome<WrittenDocuments>> {
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const documents = request.kinds.flatMap((kind) => documentsOf(office, book, kind, facts))
  const folders = new Set(documents.map(({ below }) => join(request.folder, below)))
  for (const folder of folders) {
    const ready = await ensureFolder(folder)
    if (!ready.ok) return ready
  }
  const options: RenderOptions = {
    created: new Date(office.act().at),
    ...(request.fontFolders === undefined ? {} : { fontFolders: request.fontFolders }),
  }
  const mark = book.year.sample ? '（示例）' : ''
  const paths: string[] = []
  const fonts = new Map<string, UsedFont>()
  let written = 0
  for (const { below, name, period, word, build } of documents) {
    if (request.stopped?.() === true) break
    const [folder, file] = [
      join(request.folder, below),
      `${period ?? `${book.year.year}年度`}_${name}${mark}`,
    ]
    const model = build()
    const saved = await savePdf(folder, `${file}.pdf`, model, options)
    if (!saved.ok) return saved
    paths.push(saved.value.path)
    if (word) {
      const { created } = options
      const copy = await saveWord(folder, `${file}.docx`, model, { created, pages: saved.value.pages })
      if (!copy.ok) return copy
      paths.push(copy.value.path)
    }
    for (const font of saved.value.fonts) fonts.set(font.role, font)
    written += 1
    request.progress?.(written, documents.length, name)
  }
  const pending = countPending(facts.sheet)
  const notWritten = documents.length - written
  return { ok: true, value: { paths, pending, fonts: [...fonts.values()], notWritten } }
}
