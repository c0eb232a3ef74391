import { loadIssued, type IssuedDocument } from '#db/issued-documents.ts'
import { loadParagraphEdits } from '#db/paragraph-edits.ts'
import type { DocumentText } from '#shared/contract/reports.ts'
import { listEditable } from '#shared/reports/edited-text.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { loadReportFacts } from '../report-facts.ts'
import { countPending } from '../score-year.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { isMadeFinal } from './draft-document.ts'
import { buildEdited } from './edited-document.ts'
import { findDocument } from './find-document.ts'
import { readIssued } from './issued-file.ts'
import { documentsOf, type Document } from '../documents-of.ts'

/** A document to be edited: every paragraph with the office's own text, and its final versions. */
export function documentText(office: Office, book: YearBook, id: string): Outcome<DocumentText> {
  const { db } = office
  const { year } = book.year
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  const found = findDocument(office, book, facts, id)
  if (!found.ok) return found
  const document = found.value
  const edits = loadParagraphEdits(db, year, id)
  const written = new Map(edits.map(({ key, operator, at }) => [key, { operator, at }]))
  const { paragraphs, gone } = listEditable(document.build(), edits)
  const issued = loadIssued(db, year, id)
  return {
    ok: true,
    value: {
      title: document.title,
      final: isMadeFinal(document),
      pendingItems: countPending(facts.sheet),
      paragraphs: paragraphs.map(({ key, kind, section, lead, generated, edit, stale }) => ({
        key,
        kind,
        section,
        lead,
        generated,
        edit:
          edit === null
            ? null
            : { text: edit.text, was: edit.generated, ...(written.get(key) ?? { operator: '', at: '' }) },
        stale,
      })),
      gone: gone.map(({ key, text, generated }) => ({ key, text, generated })),
      issued: issued.map(({ number, sha256, code, operator, at }) => ({
        number,
        sha256,
        code,
        operator,
        at,
      })),
      changed: hasChanged(office, book, document, facts, issued.at(-1) ?? null),
    },
  }
}

/** Whether the document would say something else now than its latest final version; the day that it bears is not asked. */
export function hasChanged(
  office: Office,
  book: YearBook,
  document: Document,
  facts: ReportFacts,
  latest: IssuedDocument | null,
): boolean {
  if (latest === null) return false
  const kept = readIssued(office, latest)
  if (!kept.ok) return false
  const then = { ...facts, issued: dayInChina(Date.parse(latest.at)) }
  const now = documentsOf(office, book, document.kind, then).find(({ id }) => id === document.id) ?? document
  return wordsOf(kept.value.model) !== wordsOf(buildEdited(office, book, now))
}

function wordsOf({ title, marks, addressee, blocks, annexes }: ReportModel): string {
  return JSON.stringify({ title, marks, addressee, blocks, annexes })
}
