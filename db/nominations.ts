import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'

export type Honor = '先进个人' | '先进单位'

/** What the office wrote down of one nomination, or did to it. */
export interface NominationEntry {
  readonly year: number
  /** Counts the nominations of a year from 1. */
  readonly number: number
  readonly kind: 'kept' | 'withdrawn'
  readonly honor: Honor
  /** The unit that is put forward, or that the person works in. */
  readonly unit: UnitId
  /** Of the person, with the post; '' for a unit. */
  readonly name: string
  readonly post: string
  readonly merits: string
  /** Why it was changed or withdrawn; ''. */
  readonly reason: string
}

/** A nomination as it stands, with who wrote that and how often it was changed. */
export interface Nomination extends NominationEntry, Actor {
  readonly changes: number
}

/** The next free number of a year. */
export function nextNominationNumber(db: Database, year: number): number {
  const row = db
    .prepare<[number], { n: number }>('SELECT coalesce(max(number), 0) AS n FROM nomination WHERE year = ?')
    .get(year)
  return (row?.n ?? 0) + 1
}

/** Adds a nomination, or a later word on one; nothing is overwritten. */
export function storeNomination(db: Database, actor: Actor, entry: NominationEntry): void {
  const { year, number, kind, honor, unit, name, post, merits, reason } = entry
  db.prepare(
    `INSERT INTO nomination (year, number, kind, honor, unit_id, name, post, merits, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, number, kind, honor, unit, name, post, merits, reason, actor.operator, actor.at)
}

type NominationRow = Omit<NominationEntry, 'unit'> & Actor & { readonly unit: string }

/** Every nomination of a year by number, also those withdrawn. */
export function loadNominations(db: Database, year: number): readonly Nomination[] {
  const rows = db
    .prepare<[number], NominationRow>(
      `SELECT year, number, kind, honor, unit_id AS unit, name, post, merits, reason, operator, at
       FROM nomination WHERE year = ? ORDER BY number, id`,
    )
    .all(year)
  return [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((history) => {
    const stands = history.at(-1)
    return stands === undefined ? [] : [{ ...stands, unit: unitId(stands.unit), changes: history.length - 1 }]
  })
}
