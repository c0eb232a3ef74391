import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'

/** What the office set down of one 本年工作要点, or did to it. */
export interface WorkPointEntry {
  readonly year: number
  /** Counts the points of a year from 1. */
  readonly number: number
  /** "1.1", or "保障1" for a safeguard. */
  readonly task: string
  readonly kind: 'added' | 'changed' | 'withdrawn'
  readonly text: string
  readonly units: readonly UnitId[]
  /** '' all year round, '2018-06' a month, '2018-06-30' a day. */
  readonly due: string
  readonly reason: string
}

/** A point as it stands, with all that was done to it, from the first to the last. */
export interface WorkPoint extends WorkPointEntry {
  readonly history: readonly (WorkPointEntry & Actor)[]
}

/** The next free number of a year. */
export function nextPointNumber(db: Database, year: number): number {
  const row = db
    .prepare<[number], { n: number }>('SELECT coalesce(max(number), 0) AS n FROM work_point WHERE year = ?')
    .get(year)
  return (row?.n ?? 0) + 1
}

/** Adds a point, or a later word on one; nothing is overwritten. */
export function storeWorkPoint(db: Database, actor: Actor, entry: WorkPointEntry): void {
  const { year, number, task, kind, text, units, due, reason } = entry
  db.prepare(
    `INSERT INTO work_point (year, number, task, kind, text, units, due, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, number, task, kind, text, JSON.stringify(units), due, reason, actor.operator, actor.at)
}

interface PointRow {
  readonly year: number
  readonly number: number
  readonly task: string
  readonly kind: WorkPointEntry['kind']
  readonly text: string
  readonly units: string
  readonly due: string
  readonly reason: string
  readonly operator: string
  readonly at: string
}

/** Every point of a year by number, also those withdrawn. */
export function loadWorkPoints(db: Database, year: number): readonly WorkPoint[] {
  const rows = db
    .prepare<[number], PointRow>(
      `SELECT year, number, task, kind, text, units, due, reason, operator, at
       FROM work_point WHERE year = ? ORDER BY number, id`,
    )
    .all(year)
    .map((row) => ({ ...row, units: parseUnits(row.units) }))
  return [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((history) => {
    const stands = history.at(-1)
    return stands === undefined ? [] : [{ ...stands, history }]
  })
}

function parseUnits(text: string): readonly UnitId[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.map(String).map(unitId) : []
}
