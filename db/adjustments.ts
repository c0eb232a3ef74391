import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import { points, type Points } from '#shared/scheme/points.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { counting } from './withdrawals.ts'

/** A line of the 加减分清单. */
export interface StoredAdjustment {
  readonly unit: UnitId
  readonly kind: 'bonus' | 'deduction' | 'false-material' | 'veto'
  readonly reason: string
  readonly level: string
  readonly document: string
  readonly day: Day | null
  /** null: the level's or the scheme's points. */
  readonly points: Points | null
  /** Where it came from: file, sheet and cell. */
  readonly origin: string
}

interface AdjustmentRow {
  readonly unit_id: string
  readonly kind: StoredAdjustment['kind']
  readonly reason: string
  readonly level: string
  readonly document: string
  readonly day: string | null
  readonly points: number | null
  readonly origin: string
}

/** The lines of a year that count. */
export function loadAdjustments(db: Database, year: number): readonly StoredAdjustment[] {
  return db
    .prepare<[number], AdjustmentRow>(
      `SELECT * FROM adjustment WHERE year = ? AND ${counting('adjustment')} ORDER BY id`,
    )
    .all(year)
    .map((row) => ({
      unit: unitId(row.unit_id),
      kind: row.kind,
      reason: row.reason,
      level: row.level,
      document: row.document,
      day: row.day === null ? null : day(row.day),
      points: row.points === null ? null : points(row.points),
      origin: row.origin,
    }))
}

/** Whether the year ever had a line of this origin, undone or not. */
export function hasAdjustmentFrom(db: Database, year: number, origin: string): boolean {
  const row = db.prepare('SELECT 1 FROM adjustment WHERE year = ? AND origin = ? LIMIT 1').get(year, origin)
  return row !== undefined
}

/** Adds a line; false where the very same line (origin aside) is there already and nothing was added. */
export function storeAdjustment(db: Database, actor: Actor, year: number, line: StoredAdjustment): boolean {
  if (loadAdjustments(db, year).some((known) => isSameLine(known, line))) return false
  db.prepare(
    `INSERT INTO adjustment (year, unit_id, kind, reason, level, document, day, points, origin, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    line.unit,
    line.kind,
    line.reason,
    line.level,
    line.document,
    line.day,
    line.points,
    line.origin,
    actor.operator,
    actor.at,
  )
  return true
}

function isSameLine(a: StoredAdjustment, b: StoredAdjustment): boolean {
  const key = (line: StoredAdjustment): string =>
    JSON.stringify([line.unit, line.kind, line.reason, line.level, line.document, line.day, line.points])
  return key(a) === key(b)
}
