import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { points, type Points } from '#shared/scheme/points.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** What the office decided of one item. A later one of the same item takes its place; none is ever changed. */
export interface Review {
  readonly unit: UnitId
  readonly indicator: string
  /** The submission that was looked at; null where there was none. */
  readonly submissionId: number | null
  /** reopened: pending again. */
  readonly kind: 'score' | 'not-applicable' | 'no-data' | 'missing' | 'reopened'
  readonly score: Points | null
  /** Verified actual: decimal string, 是 or 否; null: as reported. */
  readonly actual: string | null
  readonly band: string | null
  /** How it came about: 批量采纳, 逐项核定, 重新报送 … */
  readonly way: string
  readonly opinion: string
}

interface ReviewRow {
  readonly unit_id: string
  readonly indicator: string
  readonly submission_id: number | null
  readonly kind: Review['kind']
  readonly score: number | null
  readonly actual: string | null
  readonly band: string | null
  readonly way: string
  readonly opinion: string
  readonly operator: string
  readonly at: string
}

export function storeReviews(db: Database, actor: Actor, year: number, reviews: readonly Review[]): void {
  const insert = db.prepare(
    `INSERT INTO review (year, unit_id, indicator, submission_id, kind, score, actual, band, way, opinion, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const r of reviews) {
    const { operator, at } = actor
    insert.run(
      year,
      r.unit,
      r.indicator,
      r.submissionId,
      r.kind,
      r.score,
      r.actual,
      r.band,
      r.way,
      r.opinion,
      operator,
      at,
    )
  }
}

/** Whether the office has decided anything of a unit. */
export function hasReviews(db: Database, year: number, unit: UnitId): boolean {
  const sql = 'SELECT 1 FROM review WHERE year = ? AND unit_id = ? LIMIT 1'
  return prepared<[number, string]>(db, sql).get(year, unit) !== undefined
}

/** The review that stands of each item, by unit and indicator, with who and when. */
export function loadStandingReviews(
  db: Database,
  year: number,
): ReadonlyMap<UnitId, ReadonlyMap<string, Review & Actor>> {
  return latestOfEach(
    prepared<[number], ReviewRow>(db, 'SELECT * FROM review WHERE year = ? ORDER BY id').all(year),
  )
}

/** As {@link loadStandingReviews}, of one unit. */
export function loadUnitReviews(
  db: Database,
  year: number,
  unit: UnitId,
): ReadonlyMap<string, Review & Actor> {
  const sql = 'SELECT * FROM review WHERE year = ? AND unit_id = ? ORDER BY id'
  const rows = prepared<[number, string], ReviewRow>(db, sql).all(year, unit)
  return latestOfEach(rows).get(unit) ?? new Map<string, Review & Actor>()
}

/** The last thing that the office decided of each item of a unit, be it put up for review again since. */
export function loadLastDecisions(
  db: Database,
  year: number,
  unit: UnitId,
): ReadonlyMap<string, Review & Actor> {
  const sql = "SELECT * FROM review WHERE year = ? AND unit_id = ? AND kind <> 'reopened' ORDER BY id"
  const rows = prepared<[number, string], ReviewRow>(db, sql).all(year, unit)
  return latestOfEach(rows).get(unit) ?? new Map<string, Review & Actor>()
}

/** Everything that was ever decided of one item, in order. */
export function loadItemHistory(
  db: Database,
  year: number,
  unit: UnitId,
  indicator: string,
): readonly (Review & Actor)[] {
  const sql = 'SELECT * FROM review WHERE year = ? AND unit_id = ? AND indicator = ? ORDER BY id'
  return prepared<[number, string, string], ReviewRow>(db, sql).all(year, unit, indicator).map(toReview)
}

function latestOfEach(rows: readonly ReviewRow[]): ReadonlyMap<UnitId, ReadonlyMap<string, Review & Actor>> {
  const byUnit = new Map<UnitId, Map<string, Review & Actor>>()
  for (const row of rows) {
    const unit = unitId(row.unit_id)
    const items = byUnit.get(unit) ?? new Map<string, Review & Actor>()
    byUnit.set(unit, items)
    items.set(row.indicator, toReview(row))
  }
  return byUnit
}

function toReview(row: ReviewRow): Review & Actor {
  return {
    unit: unitId(row.unit_id),
    indicator: row.indicator,
    submissionId: row.submission_id,
    kind: row.kind,
    score: row.score === null ? null : points(row.score),
    actual: row.actual,
    band: row.band,
    way: row.way,
    opinion: row.opinion,
    operator: row.operator,
    at: row.at,
  }
}
