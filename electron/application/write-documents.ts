import { join } from 'node:path'
import type { UsedFont } from '#electron/documents/font-set.ts'
import { refuseMissingGlyphs } from './documents/check-glyphs.ts'
import { exportDocument } from './documents/exported-document.ts'
import { loadFontChoice } from './documents/load-font-choice.ts'
import { documentFileName, documentsOf, type DocumentKind } from './documents-of.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { ensureFolder } from './ensure-folder.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'
import { loadReportFacts } from './report-facts.ts'
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
  /** marked: what is not made final carries 征求意见稿. plain: only while items are pending. */
  readonly drafts: 'marked' | 'plain'
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
  const options = {
    created: new Date(office.act().at),
    drafts: request.drafts,
    fontChoice: loadFontChoice(office.db),
    ...(request.fontFolders === undefined ? {} : { fontFolders: request.fontFolders }),
  }
  const printable = await refuseMissingGlyphs(office, book, documents, options)
  if (!printable.ok) return printable
  const paths: string[] = []
  const fonts = new Map<string, UsedFont>()
  let written = 0
  for (const document of documents) {
    if (request.stopped?.() === true) break
    const folder = join(request.folder, document.below)
    const made = await exportDocument(office, book, document, options)
    if (!made.ok) return made
    const { bytes, model, pages, imprintBreaks, foot } = made.value
    const saved = await saveFile(join(folder, documentFileName(book, document, 'pdf')), bytes)
    if (!saved.ok) return saved
    paths.push(saved.path)
    if (document.word) {
      const { created } = options
      const { familiesOf } = await import('./documents/word-families.ts')
      const copy = await saveWord(folder, documentFileName(book, document, 'docx'), model, {
        created,
        pages,
        imprintBreaks,
        foot,
        fonts: familiesOf(options.fontChoice),
      })
      if (!copy.ok) return copy
      paths.push(copy.value.path)
    }
    for (const font of made.value.fonts) fonts.set(font.role, font)
    written += 1
    request.progress?.(written, documents.length, document.name)
  }
  const pending = countPending(facts.sheet)
  const notWritten = documents.length - written
  return { ok: true, value: { paths, pending, fonts: [...fonts.values()], notWritten } }
}
