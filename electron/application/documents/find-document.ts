import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { DOCUMENT_KINDS, documentsOf, type Document } from '../documents-of.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'

export function findDocument(
  office: Office,
  book: YearBook,
  facts: ReportFacts,
  id: string,
): Outcome<Document> {
  const documents = DOCUMENT_KINDS.flatMap((kind) => documentsOf(office, book, kind, facts))
  const document = documents.find((known) => known.id === id)
  if (document !== undefined) return { ok: true, value: document }
  return fail('unknown-document', `${book.year.year}年度没有这份材料，请回到“报告与导出”重新选择。`)
}
