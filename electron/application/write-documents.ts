import { join } from 'node:path'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import { unitsOf } from '#shared/reports/figures.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import { ensureFolder } from './ensure-folder.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'
import { loadReportFacts } from './report-facts.ts'
import { fileNamePart, savePdf } from './save-pdf.ts'
import { saveWord } from './save-word.ts'
import { countPending } from './score-year.ts'
import type { YearBook } from './year-book.ts'
import { loadYearInput } from './year-input.ts'

/** 年度评价报告 (internal and public), 通报, 反馈函. */
export const DOCUMENT_KINDS = ['report', 'bulletin', 'letters'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

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

interface Document {
  /** Whether the office gets it for Word too. */
  readonly word: boolean
  /** Folder below the one asked for; '' for none. */
  readonly below: string
  readonly name: string
  readonly build: () => ReportModel
}

export const LETTER_FOLDER = '反馈函'

/** Writes the documents asked for as PDF, and for Word what the office edits before it is issued; an existing file stays, and the new one gets a numbered name. */
export async function writeDocuments(
  office: Office,
  book: YearBook,
  request: DocumentsRequest,
): Promise<Outcome<WrittenDocuments>> {
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const documents = request.kinds.flatMap((kind) => documentsOf(kind, facts))
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
  for (const { below, name, word, build } of documents) {
    if (request.stopped?.() === true) break
    const [folder, file] = [join(request.folder, below), `${book.year.year}年度_${name}${mark}`]
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

function documentsOf(kind: DocumentKind, facts: ReportFacts): readonly Document[] {
  switch (kind) {
    case 'report':
      return [
        { word: true, below: '', name: '评价报告', build: () => buildYearReport(facts, 'internal') },
        { word: true, below: '', name: '评价报告_公开版', build: () => buildYearReport(facts, 'public') },
      ]
    case 'bulletin':
      return [{ word: true, below: '', name: '通报', build: () => buildBulletin(facts) }]
    case 'letters':
      return unitsOf(facts.sheet).map(({ unit, name }) => ({
        word: false,
        below: LETTER_FOLDER,
        name: `反馈函_${fileNamePart(name)}`,
        build: () => buildLetter(facts, unit),
      }))
  }
}
