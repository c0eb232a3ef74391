import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import { points, type Points } from '#shared/scheme/points.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
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

/** A line as the register shows it: nothing that was ever registered goes out of sight. */
export interface RegisteredAdjustment extends StoredAdjustment, Pick<Actor, 'operator' | 'at'> {
  readonly id: number
  /** withdrawn: with a reason. undone: in 操作记录. */
  readonly state: 'counts' | 'withdrawn' | 'undone'
  readonly withdrawal: (Pick<Actor, 'operator' | 'at'> & { readonly reason: string }) | null
}

interface AdjustmentRow {
  readonly id: number
  readonly unit_id: string
  readonly kind: StoredAdjustment['kind']
  readonly reason: string
  readonly level: string
  readonly document: string
  readonly day: string | null
  readonly points: number | null
  readonly origin: string
  readonly operator: string
  readonly at: string
}

/** Holds for a line that an officer has taken back. */
const WITHDRAWN = `EXISTS (SELECT 1 FROM adjustment_withdrawal
  WHERE adjustment_id = adjustment.id AND ${counting('adjustment_withdrawal')})`

/** The lines of a year that count. */
export function loadAdjustments(db: Database, year: number): readonly StoredAdjustment[] {
  return prepared<[number], AdjustmentRow>(
    db,
    `SELECT * FROM adjustment WHERE year = ? AND ${counting('adjustment')} AND NOT ${WITHDRAWN} ORDER BY id`,
  )
    .all(year)
    .map(toLine)
}

function toLine(row: AdjustmentRow): StoredAdjustment {
  return {
    unit: unitId(row.unit_id),
    kind: row.kind,
    reason: row.reason,
    level: row.level,
    document: row.document,
    day: row.day === null ? null : day(row.day),
    points: row.points === null ? null : points(row.points),
    origin: row.origin,
  }
}

/** Every line that a year ever had, in the order in which they were registered. */
export function loadRegister(db: Database, year: number): readonly RegisteredAdjustment[] {
  const withdrawals = new Map(
    prepared<[number], { adjustment_id: number; reason: string; operator: string; at: string }>(
      db,
      `SELECT adjustment_id, adjustment_withdrawal.reason, adjustment_withdrawal.operator, adjustment_withdrawal.at
       FROM adjustment_withdrawal JOIN adjustment ON adjustment.id = adjustment_id
       WHERE year = ? AND ${counting('adjustment_withdrawal')} ORDER BY adjustment_withdrawal.id`,
    )
      .all(year)
      .map(({ adjustment_id: id, ...withdrawal }) => [id, withdrawal]),
  )
  return prepared<[number], AdjustmentRow & { counts: number }>(
    db,
    `SELECT adjustment.*, ${counting('adjustment')} AS counts FROM adjustment WHERE year = ? ORDER BY id`,
  )
    .all(year)
    .map((row) => {
      const withdrawal = withdrawals.get(row.id) ?? null
      const { id, operator, at } = row
      const state = row.counts === 0 ? 'undone' : withdrawal === null ? 'counts' : 'withdrawn'
      return { id, ...toLine(row), operator, at, state, withdrawal }
    })
}

export function storeAdjustmentWithdrawal(db: Database, actor: Actor, id: number, reason: string): void {
  prepared(
    db,
    'INSERT INTO adjustment_withdrawal (adjustment_id, reason, operator, at) VALUES (?, ?, ?, ?)',
  ).run(id, reason, actor.operator, actor.at)
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
