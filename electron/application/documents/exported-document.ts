import { findLatestIssued } from '#db/issued-documents.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { isMadeFinal, markDraft } from './draft-document.ts'
import { buildEdited } from './edited-document.ts'
import { readIssued } from './issued-file.ts'
import type { Document } from '../documents-of.ts'

/** A document set in type, and the model for a Word file of the same words. */
export interface ExportedDocument {
  readonly bytes: Uint8Array
  readonly fonts: readonly UsedFont[]
  readonly model: ReportModel
  readonly pages: readonly (number | null)[]
  readonly imprintBreaks: 0 | 1 | 2
  /** In small print at the foot of the last page; '' for what is no final version. */
  readonly foot: string
}

/**
 * What goes out now: the latest final version as it was kept, or a draft. On the screen a draft carries its mark until it is
 * made final; a command gives the document as the scores have it.
 */
export async function exportDocument(
  office: Office,
  book: YearBook,
  document: Document,
  options: RenderOptions & { readonly drafts: 'marked' | 'plain' },
): Promise<Outcome<ExportedDocument>> {
  const latest = isMadeFinal(document) ? findLatestIssued(office.db, book.year.year, document.id) : null
  return latest === null ? renderDraft(office, book, document, options) : readIssued(office, latest)
}

/** The document as it would be made final now, with its mark where that is asked for. */
export async function renderDraft(
  office: Office,
  book: YearBook,
  document: Document,
  { drafts, ...options }: RenderOptions & { readonly drafts: 'marked' | 'plain' },
): Promise<Outcome<ExportedDocument>> {
  const edited = buildEdited(office, book, document)
  const model = drafts === 'marked' && isMadeFinal(document) ? markDraft(edited) : edited
  // With the first document, so that a start does not pay for typesetting.
  const { renderPdf } = await import('#electron/documents/render-pdf.ts')
  const pdf = await renderPdf(model, options)
  if (!pdf.ok) return pdf
  const { bytes, fonts, pages, imprintBreaks } = pdf
  return { ok: true, value: { bytes, fonts, pages, imprintBreaks, model, foot: '' } }
}
