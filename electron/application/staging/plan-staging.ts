import { loadReadingCells } from '#db/readings.ts'
import { lastNumberOf, loadChosen, loadStanding } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { findChanges, type CellChange } from '#shared/returns/changes.ts'
import type { CellReading } from '#shared/returns/reading.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import type { StagedFile, Staging, StagedJudgement } from './staging.ts'

export type PlannedState =
  | 'ready'
  | 'ask-unit'
  | 'ask-macros'
  | 'refused'
  | 'duplicate'
  | 'passed-over'
  | 'left-out'

/** What would become of one file if the staging were confirmed now. */
export interface PlannedFile {
  readonly file: StagedFile
  readonly state: PlannedState
  readonly unit: UnitId | null
  /** The submission that it would be, or that it repeats; null: none. */
  readonly number: number | null
  /** The submission that would stand without it, and what is different from it; null: the unit's first. */
  readonly against: { readonly number: number; readonly changes: readonly CellChange[] } | null
  /** It would be the one that counts. `chosen`: the office chose another. `incomplete`: another is complete. */
  readonly stands: 'yes' | 'chosen' | 'incomplete'
  /** The file of this staging with the very same bytes; null: none. */
  readonly sameAs: string | null
}

/** Goes through the files in the order of storing, as if each were stored; nothing is. */
export function planStaging({ db }: Office, book: YearBook, staging: Staging): readonly PlannedFile[] {
  const { year } = book.year
  const standing = loadStanding(db, year)
  const chosen = loadChosen(db, year)
  const units = new Map<UnitId, UnitAhead>()
  const aheadOf = (unit: UnitId): UnitAhead => {
    const known = units.get(unit)
    if (known !== undefined) return known
    const stands = standing.get(unit)
    return {
      last: lastNumberOf(db, year, unit),
      chosen: chosen.has(unit),
      standing:
        stands === undefined
          ? null
          : { number: stands.number, complete: stands.complete, cells: loadReadingCells(db, stands.id) },
    }
  }
  const bytes = new Map<string, string>()
  return staging.files.map((file): PlannedFile => {
    const { judged } = file
    const plain = {
      file,
      unit: unitOf(judged),
      number: null,
      against: null,
      stands: 'yes',
      sameAs: null,
    } as const
    if (file.leftOut) return { ...plain, state: 'left-out' }
    if (judged.kind !== 'readable') {
      return { ...plain, state: stateOf(judged), number: judged.kind === 'duplicate' ? judged.number : null }
    }
    const same = bytes.get(judged.sha256) ?? null
    if (same !== null) return { ...plain, state: 'duplicate', sameAs: same }
    bytes.set(judged.sha256, file.id)
    const ahead = aheadOf(judged.unit)
    const number = ahead.last + 1
    const { cells, complete } = judged.reading
    const stands = standsAfter(ahead, complete)
    units.set(judged.unit, {
      ...ahead,
      last: number,
      standing: stands === 'yes' ? { number, complete, cells } : ahead.standing,
    })
    const before = ahead.standing
    const against =
      before === null ? null : { number: before.number, changes: findChanges(before.cells, cells) }
    return { ...plain, state: 'ready', number, against, stands }
  })
}

/** A unit's submissions as they would be before the next file. */
interface UnitAhead {
  readonly last: number
  readonly chosen: boolean
  readonly standing: {
    readonly number: number
    readonly complete: boolean
    readonly cells: readonly CellReading[]
  } | null
}

/** The office's choice stands, else the latest complete one, else the latest (returns.md). */
function standsAfter({ chosen, standing }: UnitAhead, complete: boolean): PlannedFile['stands'] {
  if (standing === null) return 'yes'
  if (chosen) return 'chosen'
  return complete || !standing.complete ? 'yes' : 'incomplete'
}

function unitOf(judged: StagedJudgement): UnitId | null {
  return judged.kind === 'passed-over' ? null : judged.unit
}

function stateOf(judged: Exclude<StagedJudgement, { kind: 'readable' }>): PlannedState {
  if (judged.kind !== 'refused') return judged.kind
  return judged.ask === null ? 'refused' : `ask-${judged.ask}`
}
