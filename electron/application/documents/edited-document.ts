import { loadParagraphEdits } from '#db/paragraph-edits.ts'
import { applyEdits } from '#shared/reports/edited-text.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import type { Document } from '../documents-of.ts'

/** A document with the office's own texts in it: what is shown, exported and made final. */
export function buildEdited({ db }: Office, { year }: YearBook, document: Document): ReportModel {
  return applyEdits(document.build(), loadParagraphEdits(db, year.year, document.id))
}
