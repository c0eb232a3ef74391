import { readLog } from '#db/log.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { scoreBook } from '#electron/application/score-year.ts'
import { keepUndoable, turnEntries } from '#electron/application/undo/turn-entries.ts'
import { verifyItem } from '#electron/application/verify-item.ts'
import type { Decision } from '#electron/application/judge-decision.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openOfficeYear, type OfficeYear } from '#tests/application/office-year.ts'
import { wholeSheet } from '#tests/support/whole-sheet.ts'

/** An office year that notes what each step wrote, and undoes it as the window does. */
export interface UndoDesk extends OfficeYear {
  readonly sheet: () => ReturnType<typeof wholeSheet>
  /** Runs a step and gives the entries of it that can be undone. */
  readonly step: (work: () => unknown) => Promise<readonly number[]>
  readonly decide: (unit: string, indicator: string, decision: Decision, opinion?: string) => void
  /** Undoes entries, or turns an undoing back; gives the new entries. Throws with the sentence of a refusal. */
  readonly turn: (entries: readonly number[]) => readonly number[]
  /** The sentence of a refusal; '' where it was done. */
  readonly refusal: (entries: readonly number[]) => string
}

export function openUndoDesk(): UndoDesk {
  const year = openOfficeYear()
  const { office } = year
  const { db } = office
  const head = (): number => readLog(db).at(-1)?.sequence ?? 0
  const since = (before: number): readonly number[] =>
    keepUndoable(
      office,
      readLog(db, before).map(({ sequence }) => sequence),
    )
  const attempt = (entries: readonly number[]): Outcome<unknown> =>
    turnEntries(office, { kind: 'unset' }, entries, loadEntryWords(db).name)
  return {
    ...year,
    sheet: () => wholeSheet(scoreBook(office, year.book())),
    step: async (work) => {
      const before = head()
      await work()
      return since(before)
    },
    decide: (unit, indicator, decision, opinion = '') => {
      const done = verifyItem(office, year.book(), { unit: unitId(unit), indicator, decision, opinion })
      if (!done.ok) throw new Error(done.error.message)
    },
    turn: (entries) => {
      const before = head()
      const turned = attempt(entries)
      if (!turned.ok) throw new Error(turned.error.message)
      return since(before)
    },
    refusal: (entries) => {
      const turned = attempt(entries)
      return turned.ok ? '' : turned.error.message
    },
  }
}
