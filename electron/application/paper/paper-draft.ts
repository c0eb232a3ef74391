import { loadPaperDraft, storePaperDraft } from '#db/paper-drafts.ts'
import type { PaperCheck, PaperContent } from '#shared/contract/paper.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { formOf, type YearBook } from '../year-book.ts'
import { findOpenUnit } from '../year-state.ts'
import { checkTyped } from './check-typed.ts'
import { holdsAnything, typedAnswers } from './typed-answers.ts'

/** Keeps what is typed so far, so that it is there after a power cut too, and says how it is read. Nothing typed: no draft. */
export function keepPaperDraft(
  office: Office,
  book: YearBook,
  unit: UnitId,
  content: PaperContent,
): Outcome<{ readonly at: string; readonly check: PaperCheck }> {
  const open = findOpenUnit(book, unit)
  if (!open.ok) return open
  const actor = office.act()
  const answers = typedAnswers(content)
  const kept = holdsAnything(answers) ? JSON.stringify(content) : ''
  storePaperDraft(office.db, actor, { year: book.year.year, unit, content: kept })
  return { ok: true, value: { at: actor.at, check: checkTyped(formOf(book, open.value), answers) } }
}

/** What was typed and not saved, with who and when; null: nothing. */
export function findPaperDraft(
  { db }: Office,
  book: YearBook,
  unit: UnitId,
): { readonly content: PaperContent; readonly at: string; readonly operator: string } | null {
  const draft = loadPaperDraft(db, book.year.year, unit)
  if (draft === null) return null
  // Written by keepPaperDraft alone.
  return { ...draft, content: JSON.parse(draft.content) as PaperContent }
}
