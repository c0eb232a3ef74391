import type { Rhythm } from '#shared/plan/periods.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

export const PROGRESS_STATES = ['按计划', '滞后', '已完成', '未开展'] as const
export type ProgressState = (typeof PROGRESS_STATES)[number]

/** What a unit told of a task in a period, as the office wrote it down. */
export interface ProgressEntry {
  readonly year: number
  /** 'Q1' to 'Q4', 'H1', 'H2'. */
  readonly period: string
  /** "1.1", or "保障1" for a safeguard. */
  readonly task: string
  readonly unit: UnitId
  readonly kind: 'reported' | 'withdrawn'
  readonly state: ProgressState
  readonly done: string
  readonly problems: string
  readonly next: string
  /** Who said so at the unit. */
  readonly reporter: string
  readonly day: string
  readonly reason: string
}

/** An entry as it stands, with all that came before it, from the first. */
export interface Progress extends ProgressEntry, Pick<Actor, 'operator' | 'at'> {
  readonly history: readonly (ProgressEntry & Pick<Actor, 'operator' | 'at'>)[]
}

/** Quarterly where the office has said nothing. */
export function loadRhythm(db: Database, year: number): Rhythm {
  const row = prepared<[number], { rhythm: Rhythm }>(
    db,
    'SELECT rhythm FROM progress_rhythm WHERE year = ? ORDER BY id DESC LIMIT 1',
  ).get(year)
  return row?.rhythm ?? 'quarter'
}

export function storeRhythm(db: Database, actor: Actor, year: number, rhythm: Rhythm): void {
  prepared(db, 'INSERT INTO progress_rhythm (year, rhythm, operator, at) VALUES (?, ?, ?, ?)').run(
    year,
    rhythm,
    actor.operator,
    actor.at,
  )
}

/** Adds an entry, or a later word on one; nothing is overwritten. */
export function storeProgress(db: Database, actor: Actor, entry: ProgressEntry): void {
  const { year, period, task, unit, kind, state, done, problems, next, reporter, day, reason } = entry
  prepared(
    db,
    `INSERT INTO progress_note
       (year, period, task, unit_id, kind, state, done, problems, next, reporter, day, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    period,
    task,
    unit,
    kind,
    state,
    done,
    problems,
    next,
    reporter,
    day,
    reason,
    actor.operator,
    actor.at,
  )
}

type ProgressRow = Omit<ProgressEntry, 'unit'> & Pick<Actor, 'operator' | 'at'> & { readonly unit_id: string }

/** Every entry of a year, also those withdrawn, in the order in which they first came. */
export function loadProgress(db: Database, year: number): readonly Progress[] {
  const rows = prepared<[number], ProgressRow>(
    db,
    `SELECT year, period, task, unit_id, kind, state, done, problems, next, reporter, day, reason, operator, at
     FROM progress_note WHERE year = ? ORDER BY id`,
  )
    .all(year)
    .map(({ unit_id, ...row }) => ({ ...row, unit: unitId(unit_id) }))
  return [...Map.groupBy(rows, progressKey).values()].flatMap((history) => {
    const stands = history.at(-1)
    return stands === undefined ? [] : [{ ...stands, history }]
  })
}

/** Names what an entry is of. */
export function progressKey({ period, task, unit }: Pick<ProgressEntry, 'period' | 'task' | 'unit'>): string {
  return `${period} ${task} ${unit}`
}
