import { join } from 'node:path'
import { loadIssued } from '#db/issued-documents.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { loadReportFacts } from '../report-facts.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { exportDocument, renderDraft, type ExportedDocument } from './exported-document.ts'
import { findDocument } from './find-document.ts'
import { loadFontChoice } from './load-font-choice.ts'
import { readIssued } from './issued-file.ts'
import { documentFileName } from '../documents-of.ts'

/** A document as it is exported: these very bytes are shown, printed and saved. */
export interface PreviewedDocument {
  readonly fileName: string
  /** Folder below the one that is chosen; '' for none. */
  readonly below: string
  readonly bytes: Uint8Array
  readonly fonts: readonly UsedFont[]
}

/** export: what goes out now. draft: as it would be made final now. A number: that final version. */
export type PreviewedVersion = 'export' | 'draft' | number

export async function previewDocument(
  office: Office,
  book: YearBook,
  id: string,
  version: PreviewedVersion,
): Promise<Outcome<PreviewedDocument>> {
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const found = findDocument(office, book, facts, id)
  if (!found.ok) return found
  const document = found.value
  const options = {
    created: new Date(office.act().at),
    drafts: 'marked',
    fontChoice: loadFontChoice(office.db),
  } as const
  const made =
    typeof version === 'number'
      ? openIssued(office, book, id, version)
      : await (version === 'draft' ? renderDraft : exportDocument)(office, book, document, options)
  if (!made.ok) return made
  const { bytes, fonts } = made.value
  return {
    ok: true,
    value: { fileName: documentFileName(book, document, 'pdf'), below: document.below, bytes, fonts },
  }
}

function openIssued(
  office: Office,
  { year }: YearBook,
  id: string,
  number: number,
): Outcome<ExportedDocument> {
  const issued = loadIssued(office.db, year.year, id).find((version) => version.number === number)
  return issued === undefined
    ? fail('unknown-document', `没有第${number}版，请刷新后重新选择。`)
    : readIssued(office, issued)
}

/** Writes what was shown; an existing file stays, and the new one gets a numbered name. */
export async function savePreview(
  { fileName, below, bytes }: PreviewedDocument,
  folder: string,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const into = join(folder, below)
  const ready = await ensureFolder(into)
  if (!ready.ok) return ready
  const saved = await saveFile(join(into, fileName), bytes)
  return saved.ok ? { ok: true, value: { path: saved.path, renamed: saved.renamed } } : saved
}
