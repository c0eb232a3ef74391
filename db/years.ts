import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** The steps of a year, in order (screens.md, 定等 and 归档 last). */
export const YEAR_STATES = ['方案', '下发', '收表', '审核', '反馈', '定等', '归档'] as const
export type YearState = (typeof YEAR_STATES)[number]

export interface Year {
  readonly year: number
  readonly planId: string
  /** Made-up sample data: every document of it says so. */
  readonly sample: boolean
  readonly state: YearState
}

/** Adds a year in the state 方案; throws where it exists. */
export function storeYear(db: Database, actor: Actor, year: Omit<Year, 'state'>): void {
  db.prepare('INSERT INTO year (year, plan_id, sample, created_at) VALUES (?, ?, ?, ?)').run(
    year.year,
    year.planId,
    year.sample ? 1 : 0,
    actor.at,
  )
  storeYearState(db, actor, year.year, '方案', '新建')
}

export function storeYearState(
  db: Database,
  actor: Actor,
  year: number,
  state: YearState,
  reason: string,
): void {
  db.prepare('INSERT INTO year_state (year, state, reason, operator, at) VALUES (?, ?, ?, ?, ?)').run(
    year,
    state,
    reason,
    actor.operator,
    actor.at,
  )
}

/** One step of a year's way, forth or back. */
export interface YearStep {
  readonly state: YearState
  readonly reason: string
  readonly operator: string
  readonly at: string
}

/** How the year came to its state, from its beginning. */
export function loadYearSteps(db: Database, year: number): readonly YearStep[] {
  return prepared<[number], YearStep>(
    db,
    'SELECT state, reason, operator, at FROM year_state WHERE year = ? ORDER BY id',
  ).all(year)
}

interface YearRow {
  readonly year: number
  readonly plan_id: string
  readonly sample: number
  readonly state: YearState
}

const SELECT = `
SELECT year.year, plan_id, sample,
  (SELECT state FROM year_state WHERE year_state.year = year.year ORDER BY id DESC LIMIT 1) AS state
FROM year`

function toYear(row: YearRow): Year {
  return { year: row.year, planId: row.plan_id, sample: row.sample === 1, state: row.state }
}

export function loadYears(db: Database): readonly Year[] {
  return db.prepare<[], YearRow>(`${SELECT} ORDER BY year.year`).all().map(toYear)
}

/** null: no such year. */
export function loadYear(db: Database, year: number): Year | null {
  const row = prepared<[number], YearRow>(db, `${SELECT} WHERE year.year = ?`).get(year)
  return row === undefined ? null : toYear(row)
}
