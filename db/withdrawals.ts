import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Tables whose rows an undoing can take out of count. A repository that reads one of them asks {@link counting}. */
export type WithdrawnTable =
  | 'submission'
  | 'standing_choice'
  | 'adjustment'
  | 'adjustment_withdrawal'
  | 'send_back'
  | 'reminder'
  | 'feedback'
  | 'appeal'

/** Takes a row out of count, or lets it count again; the row itself stays as it is. */
export function storeWithdrawal(
  db: Database,
  actor: Actor,
  row: { readonly table: WithdrawnTable; readonly id: number; readonly counts: boolean },
): void {
  prepared(
    db,
    'INSERT INTO withdrawal (table_name, row_id, counts, operator, at) VALUES (?, ?, ?, ?, ?)',
  ).run(row.table, row.id, row.counts ? 1 : 0, actor.operator, actor.at)
}

/** SQL that holds for the rows of a table that count: `WHERE year = ? AND ${counting('adjustment')}`. */
export function counting(table: WithdrawnTable): string {
  return `coalesce((SELECT counts FROM withdrawal WHERE table_name = '${table}' AND row_id = ${table}.id
    ORDER BY withdrawal.id DESC LIMIT 1), 1) = 1`
}

/** Whether a row counts: it was never taken out, or let count again. */
export function isCounting(db: Database, table: WithdrawnTable, id: number): boolean {
  const row = prepared<[string, number], { counts: number }>(
    db,
    'SELECT counts FROM withdrawal WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1',
  ).get(table, id)
  return row?.counts !== 0
}
