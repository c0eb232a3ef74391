import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Field } from '#shared/returns/reading.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import { counting } from './withdrawals.ts'

type Done = Pick<Actor, 'operator' | 'at'>

/** What a unit shall correct, and why. */
export interface SendBackItem {
  /** null: the form as a whole. */
  readonly indicator: string | null
  /** null: the row as a whole. */
  readonly field: Field | null
  readonly reason: string
}

/** A submission given back to its unit. */
export interface SendBack extends Done {
  readonly id: number
  readonly unit: UnitId
  readonly submissionId: number
  /** Id of the latest submission of any unit at that time: only a later one can answer. */
  readonly lastSubmission: number
  readonly deadline: Day
  readonly note: string
  /** In the order in which they were written down. */
  readonly items: readonly SendBackItem[]
  readonly withdrawal: (Done & { readonly reason: string }) | null
}

export type NewSendBack = Pick<SendBack, 'unit' | 'submissionId' | 'deadline' | 'note' | 'items'>

/** Gives its id. */
export function storeSendBack(db: Database, actor: Actor, year: number, sendBack: NewSendBack): number {
  const { unit, submissionId, deadline, note, items } = sendBack
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO send_back (year, unit_id, submission_id, deadline, note, operator, at, last_submission)
     VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM submission))`,
  ).run(year, unit, submissionId, deadline, note, actor.operator, actor.at)
  const id = Number(lastInsertRowid)
  const insert = prepared(
    db,
    'INSERT INTO send_back_item (send_back_id, position, indicator, field, reason) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [position, item] of items.entries()) {
    insert.run(id, position, item.indicator, item.field, item.reason)
  }
  return id
}

export function storeSendBackWithdrawal(db: Database, actor: Actor, id: number, reason: string): void {
  prepared(
    db,
    'INSERT INTO send_back_withdrawal (send_back_id, reason, operator, at) VALUES (?, ?, ?, ?)',
  ).run(id, reason, actor.operator, actor.at)
}

interface SendBackRow extends Done {
  readonly id: number
  readonly unit_id: string
  readonly submission_id: number
  readonly last_submission: number
  readonly deadline: string
  readonly note: string
  readonly withdrawn: string | null
  readonly withdrawn_by: string | null
  readonly withdrawn_at: string | null
}

interface ItemRow extends SendBackItem {
  readonly send_back_id: number
}

/** Every 退回 of a year that counts, the earliest first. */
export function loadSendBacks(db: Database, year: number): readonly SendBack[] {
  const items = Map.groupBy(
    prepared<[number], ItemRow>(
      db,
      `SELECT send_back_id, indicator, field, reason FROM send_back_item
       JOIN send_back ON send_back.id = send_back_id WHERE year = ? ORDER BY send_back_id, position`,
    ).all(year),
    (item) => item.send_back_id,
  )
  return prepared<[number], SendBackRow>(
    db,
    `SELECT send_back.id, unit_id, submission_id, last_submission, deadline, note, send_back.operator, send_back.at,
       withdrawal.reason AS withdrawn, withdrawal.operator AS withdrawn_by, withdrawal.at AS withdrawn_at
     FROM send_back LEFT JOIN send_back_withdrawal AS withdrawal ON withdrawal.send_back_id = send_back.id
     WHERE year = ? AND ${counting('send_back')} ORDER BY send_back.id`,
  )
    .all(year)
    .map((row) => ({
      id: row.id,
      unit: unitId(row.unit_id),
      submissionId: row.submission_id,
      lastSubmission: row.last_submission,
      deadline: day(row.deadline),
      note: row.note,
      items: (items.get(row.id) ?? []).map(({ indicator, field, reason }) => ({ indicator, field, reason })),
      withdrawal:
        row.withdrawn === null
          ? null
          : { reason: row.withdrawn, operator: row.withdrawn_by ?? '', at: row.withdrawn_at ?? '' },
      operator: row.operator,
      at: row.at,
    }))
}
