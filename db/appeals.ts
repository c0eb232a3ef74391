import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import { points, type Points } from '#shared/scheme/points.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import { counting } from './withdrawals.ts'

type Done = Pick<Actor, 'operator' | 'at'>

/** What came of an appeal; 收回 took the outcome before it back, so that the appeal is open again. */
export interface AppealDecision extends Done {
  readonly outcome: '维持' | '调整' | '部分采纳' | '撤回' | '收回'
  readonly opinion: string
  /** Of the item, else the total; null: there was none. */
  readonly before: Points | null
  readonly score: Points | null
}

export interface Appeal extends Done {
  readonly id: number
  readonly unit: UnitId
  readonly about: 'item' | 'adjustment' | 'total'
  /** Of an appeal about an item; else null. */
  readonly indicator: string | null
  /** As it stood when the appeal was registered. */
  readonly score: Points | null
  readonly claim: string
  readonly received: Day
  /** The last day for it as it stood then; null: no feedback was on record. */
  readonly lastDay: Day | null
  readonly lateReason: string
  /** In order; the last one stands. */
  readonly decisions: readonly AppealDecision[]
}

export type NewAppeal = Omit<Appeal, 'id' | 'decisions' | 'operator' | 'at'>

/** Gives its id. */
export function storeAppeal(db: Database, actor: Actor, year: number, appeal: NewAppeal): number {
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO appeal (year, unit_id, about, indicator, score, claim, received, last_day, late_reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    appeal.unit,
    appeal.about,
    appeal.indicator,
    appeal.score,
    appeal.claim,
    appeal.received,
    appeal.lastDay,
    appeal.lateReason,
    actor.operator,
    actor.at,
  )
  return Number(lastInsertRowid)
}

export function storeAppealDecision(
  db: Database,
  actor: Actor,
  appeal: number,
  { outcome, opinion, before, score }: Omit<AppealDecision, 'operator' | 'at'>,
): void {
  prepared(
    db,
    `INSERT INTO appeal_decision (appeal_id, outcome, opinion, before, score, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(appeal, outcome, opinion, before, score, actor.operator, actor.at)
}

interface AppealRow extends Done {
  readonly id: number
  readonly unit_id: string
  readonly about: Appeal['about']
  readonly indicator: string | null
  readonly score: number | null
  readonly claim: string
  readonly received: string
  readonly last_day: string | null
  readonly late_reason: string
}

interface DecisionRow extends Done {
  readonly appeal_id: number
  readonly outcome: AppealDecision['outcome']
  readonly opinion: string
  readonly before: number | null
  readonly score: number | null
}

/** Every appeal of a year that counts, in the order in which they were registered. */
export function loadAppeals(db: Database, year: number): readonly Appeal[] {
  const decisions = Map.groupBy(
    prepared<[number], DecisionRow>(
      db,
      `SELECT appeal_decision.* FROM appeal_decision JOIN appeal ON appeal.id = appeal_id
       WHERE year = ? ORDER BY appeal_decision.id`,
    ).all(year),
    (row) => row.appeal_id,
  )
  return prepared<[number], AppealRow>(
    db,
    `SELECT * FROM appeal WHERE year = ? AND ${counting('appeal')} ORDER BY id`,
  )
    .all(year)
    .map((row) => ({
      id: row.id,
      unit: unitId(row.unit_id),
      about: row.about,
      indicator: row.indicator,
      score: pointsOrNone(row.score),
      claim: row.claim,
      received: day(row.received),
      lastDay: row.last_day === null ? null : day(row.last_day),
      lateReason: row.late_reason,
      operator: row.operator,
      at: row.at,
      decisions: (decisions.get(row.id) ?? []).map(({ outcome, opinion, before, score, operator, at }) => ({
        outcome,
        opinion,
        before: pointsOrNone(before),
        score: pointsOrNone(score),
        operator,
        at,
      })),
    }))
}

function pointsOrNone(value: number | null): Points | null {
  return value === null ? null : points(value)
}

/** The outcome that stands; null: the appeal is open. */
export function outcomeOf({ decisions }: Pick<Appeal, 'decisions'>): AppealDecision | null {
  const last = decisions.at(-1)
  return last === undefined || last.outcome === '收回' ? null : last
}

/** Units with an appeal that is not decided. */
export function loadAppealingUnits(db: Database, year: number): ReadonlySet<UnitId> {
  return new Set(
    loadAppeals(db, year)
      .filter((appeal) => outcomeOf(appeal) === null)
      .map(({ unit }) => unit),
  )
}
