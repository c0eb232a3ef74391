import { loadSchemeSteps, storeSchemeStep, type SchemeStepKind } from '#db/scheme-steps.ts'
import { existsIn } from '#shared/plan/unit.ts'
import type { SchemeEdit } from '#shared/scheme/edit.ts'
import { applyEdits, type EditContext, type Refusal } from '#shared/scheme/edit-scheme.ts'
import { planSources } from '#shared/scheme/plan-sources.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'

/** A year's scheme with what the office has changed and not saved yet. */
export interface SchemeDraft {
  readonly scheme: Scheme
  /** Names this very state of the draft; 0: nothing was ever changed. */
  readonly step: number
  /** Steps that stand. */
  readonly steps: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Changes that the scheme takes no more, since it was changed elsewhere. */
  readonly refused: readonly Refusal[]
}

function editContext(book: YearBook): EditContext {
  const { year } = book.year
  return {
    year,
    sources: new Set(planSources(book.plan).map(({ key }) => key)),
    units: new Set(book.allUnits.filter((unit) => existsIn(unit, year)).map(({ id }) => id)),
  }
}

/** The scheme that stands with the steps of its draft. */
export function loadDraft({ db }: Office, book: YearBook): SchemeDraft {
  const { standing, undone, last } = foldSteps(loadSchemeSteps(db, book.year.year))
  const { scheme, refused } = applyEdits(book.scheme, standing.flat(), editContext(book))
  return {
    scheme,
    step: last,
    steps: standing.length,
    canUndo: standing.length > 0,
    canRedo: undone.length > 0,
    refused,
  }
}

interface Folded {
  readonly standing: readonly (readonly SchemeEdit[])[]
  readonly undone: readonly (readonly SchemeEdit[])[]
  readonly last: number
}

function foldSteps(steps: ReturnType<typeof loadSchemeSteps>): Folded {
  const standing: (readonly SchemeEdit[])[] = []
  const undone: (readonly SchemeEdit[])[] = []
  for (const { kind, edits } of steps) {
    if (kind === 'edit') {
      // Written by editDraft alone, from edits that were applied.
      standing.push(JSON.parse(edits) as readonly SchemeEdit[])
      undone.length = 0
    } else {
      const [from, to] = kind === 'undo' ? [standing, undone] : [undone, standing]
      const moved = from.pop()
      if (moved !== undefined) to.push(moved)
    }
  }
  return { standing, undone, last: steps.at(-1)?.id ?? 0 }
}

/** Keeps one step of the draft, without the changes of it that are refused; one that changes nothing is not kept. */
export function editDraft(
  office: Office,
  book: YearBook,
  edits: readonly SchemeEdit[],
): Outcome<{ readonly refused: readonly Refusal[] }> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { db } = office
  return db.transaction((): Outcome<{ readonly refused: readonly Refusal[] }> => {
    const before = loadDraft(office, book).scheme
    const { scheme, refused } = applyEdits(before, edits, editContext(book))
    if (encodeScheme(scheme) !== encodeScheme(before)) {
      const out = new Set(refused.map(({ index }) => index))
      const taken = edits.filter((_, index) => !out.has(index))
      storeSchemeStep(db, office.act(), book.year.year, { kind: 'edit', edits: JSON.stringify(taken) })
    }
    return { ok: true, value: { refused } }
  })()
}

/** Takes back the latest step of the draft, or puts back the one that was taken back last. */
export function stepDraft(office: Office, book: YearBook, kind: 'undo' | 'redo'): Outcome<null> {
  const draft = loadDraft(office, book)
  if (kind === 'undo' ? draft.canUndo : draft.canRedo) return closeStep(office, book, kind)
  return fail('nothing-to-undo', kind === 'undo' ? '没有可撤销的改动。' : '没有可重做的改动。')
}

/** Drops the draft: the scheme is again as it was saved. The steps stay on record. */
export function discardDraft(office: Office, book: YearBook): Outcome<null> {
  return closeStep(office, book, 'discarded')
}

function closeStep(office: Office, book: YearBook, kind: SchemeStepKind): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  storeSchemeStep(office.db, office.act(), book.year.year, { kind, edits: '[]' })
  return { ok: true, value: null }
}
