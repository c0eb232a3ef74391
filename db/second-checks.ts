import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import type { Review } from './reviews.ts'

/** What a second person says of a decision. */
export type Verdict = 'agreed' | 'disagreed'

/** 复核 of one item: the verdict with what the decision was that it looked at. */
export interface SecondCheck extends Pick<Actor, 'operator' | 'at'> {
  readonly verdict: Verdict
  readonly opinion: string
  readonly review: Pick<Review, 'kind' | 'score' | 'actual' | 'band' | 'submissionId'>
}

export interface NewSecondCheck extends Pick<SecondCheck, 'verdict' | 'opinion'> {
  readonly unit: UnitId
  readonly indicator: string
}

/** Keeps a verdict on the decision that stands of an item now. */
export function storeSecondCheck(db: Database, actor: Actor, year: number, check: NewSecondCheck): void {
  const { unit, indicator, verdict, opinion } = check
  prepared(
    db,
    `INSERT INTO second_check (year, unit_id, indicator, review_id, verdict, opinion, operator, at)
     VALUES (?, ?, ?, (SELECT max(id) FROM review WHERE year = ? AND unit_id = ? AND indicator = ?), ?, ?, ?, ?)`,
  ).run(year, unit, indicator, year, unit, indicator, verdict, opinion, actor.operator, actor.at)
}

interface CheckRow extends Pick<Actor, 'operator' | 'at'> {
  readonly unit_id: string
  readonly indicator: string
  readonly verdict: Verdict | 'none'
  readonly opinion: string
  readonly kind: Review['kind'] | null
  readonly score: Review['score']
  readonly actual: string | null
  readonly band: string | null
  readonly submission_id: number | null
}

/** The last verdict on each item, by unit and indicator; those taken back are not there. */
export function loadSecondChecks(
  db: Database,
  year: number,
): ReadonlyMap<UnitId, ReadonlyMap<string, SecondCheck>> {
  const rows = prepared<[number], CheckRow>(
    db,
    `SELECT second_check.unit_id, second_check.indicator, verdict, second_check.opinion, second_check.operator,
       second_check.at, kind, score, actual, band, submission_id
     FROM second_check LEFT JOIN review ON review.id = review_id
     WHERE second_check.year = ? ORDER BY second_check.id`,
  ).all(year)
  const byUnit = new Map<UnitId, Map<string, SecondCheck>>()
  for (const row of rows) {
    const unit = unitId(row.unit_id)
    const items = byUnit.get(unit) ?? new Map<string, SecondCheck>()
    byUnit.set(unit, items)
    const { verdict, opinion, operator, at, kind, score, actual, band } = row
    if (verdict === 'none' || kind === null) items.delete(row.indicator)
    else {
      const review = { kind, score, actual, band, submissionId: row.submission_id }
      items.set(row.indicator, { verdict, opinion, operator, at, review })
    }
  }
  return byUnit
}
