import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Notes that an entry turned another one round: undid it, or did it again. */
export function storeTurn(db: Database, sequence: number, root: number): void {
  prepared(db, 'INSERT INTO log_turn (sequence, root) VALUES (?, ?)').run(sequence, root)
}

/** The entry of the first doing that an entry turns round; null: it is itself a first doing. */
export function loadRoot(db: Database, sequence: number): number | null {
  const row = prepared<[number], { root: number }>(db, 'SELECT root FROM log_turn WHERE sequence = ?').get(
    sequence,
  )
  return row?.root ?? null
}

/** The entries that turned an entry round, in order: the first undid it, the second did it again … */
export function loadTurnsOf(db: Database, root: number): readonly number[] {
  return prepared<[number], { sequence: number }>(
    db,
    'SELECT sequence FROM log_turn WHERE root = ? ORDER BY sequence',
  )
    .all(root)
    .map(({ sequence }) => sequence)
}

/** The entries that are undone now. */
export function loadUndone(db: Database): ReadonlySet<number> {
  const rows = prepared<[], { root: number }>(
    db,
    'SELECT root FROM log_turn GROUP BY root HAVING count(*) % 2 = 1',
  ).all()
  return new Set(rows.map(({ root }) => root))
}
