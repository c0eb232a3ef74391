import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { points, type Points } from '#shared/scheme/points.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** What the office decided of a unit's grade. A later one of the same unit takes its place; none is ever changed. */
export interface GradeDecision {
  readonly unit: UnitId
  /** tie: of several tied at the quota's edge. change: another grade than the rules give. */
  readonly kind: 'tie' | 'change'
  readonly grade: string
  readonly reason: string
}

interface DecisionRow {
  readonly unit_id: string
  readonly kind: GradeDecision['kind'] | 'none'
  readonly grade: string | null
  readonly reason: string
  readonly operator: string
  readonly at: string
}

/** The decisions of a year that stand, by unit, with who and when. */
export function loadGradeDecisions(
  db: Database,
  year: number,
): ReadonlyMap<UnitId, GradeDecision & Pick<Actor, 'operator' | 'at'>> {
  const rows = prepared<[number], DecisionRow>(
    db,
    'SELECT * FROM grade_decision WHERE year = ? ORDER BY id',
  ).all(year)
  const latest = new Map(rows.map((row) => [row.unit_id, row]))
  return new Map(
    [...latest.values()].flatMap(({ unit_id, kind, grade, reason, operator, at }) => {
      if (kind === 'none' || grade === null) return []
      const unit = unitId(unit_id)
      return [[unit, { unit, kind, grade, reason, operator, at }] as const]
    }),
  )
}

/** `decision` null: as the rules give, from now on. */
export function storeGradeDecision(
  db: Database,
  actor: Actor,
  {
    year,
    unit,
    decision,
    reason,
  }: {
    readonly year: number
    readonly unit: UnitId
    readonly decision: Pick<GradeDecision, 'kind' | 'grade'> | null
    readonly reason: string
  },
): void {
  prepared(
    db,
    'INSERT INTO grade_decision (year, unit_id, kind, grade, reason, operator, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(year, unit, decision?.kind ?? 'none', decision?.grade ?? null, reason, actor.operator, actor.at)
}

/** A unit's place as it was fixed. */
export interface FixedGrade {
  readonly unit: UnitId
  readonly rank: number | null
  readonly total: Points | null
  readonly grade: string | null
  readonly note: string | null
}

export interface Fixing {
  readonly operator: string
  readonly at: string
  readonly grades: ReadonlyMap<UnitId, FixedGrade>
}

export function storeFixing(db: Database, actor: Actor, year: number, fixed: readonly FixedGrade[]): void {
  const id = prepared(db, 'INSERT INTO grade_fixing (year, operator, at) VALUES (?, ?, ?)').run(
    year,
    actor.operator,
    actor.at,
  ).lastInsertRowid
  const insert = prepared(
    db,
    'INSERT INTO fixed_grade (fixing_id, unit_id, rank, total, grade, note) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { unit, rank, total, grade, note } of fixed) insert.run(id, unit, rank, total, grade, note)
}

interface FixedRow {
  readonly unit_id: string
  readonly rank: number | null
  readonly total: number | null
  readonly grade: string | null
  readonly note: string | null
}

/** The latest 定稿 of a year, be it still in force or not; null: there was none. */
export function loadFixing(db: Database, year: number): Fixing | null {
  const fixing = prepared<[number], { id: number; operator: string; at: string }>(
    db,
    'SELECT id, operator, at FROM grade_fixing WHERE year = ? ORDER BY id DESC LIMIT 1',
  ).get(year)
  if (fixing === undefined) return null
  const rows = prepared<[number], FixedRow>(
    db,
    'SELECT unit_id, rank, total, grade, note FROM fixed_grade WHERE fixing_id = ?',
  ).all(fixing.id)
  const grades = rows.map(({ unit_id, total, ...row }): [UnitId, FixedGrade] => {
    const unit = unitId(unit_id)
    return [unit, { ...row, unit, total: total === null ? null : points(total) }]
  })
  return { operator: fixing.operator, at: fixing.at, grades: new Map(grades) }
}
