import type { Actor, LogEntry } from './log.ts'
import type { Database } from './open.ts'

export type RecentEntry = Actor & Pick<LogEntry, 'action' | 'object'> & { readonly sequence: number }

/** The latest entries about a year, newest first: those whose details name it, and those about the year itself. */
export function readRecentLog(db: Database, year: number, limit: number): readonly RecentEntry[] {
  return db
    .prepare<[number, string, number], RecentEntry>(
      `SELECT sequence, at, operator, action, object FROM log
       WHERE detail ->> '$.year' = ? OR object = ? ORDER BY sequence DESC LIMIT ?`,
    )
    .all(year, `${year}年度`, limit)
}

/** Number of the latest entry, 0 without any: while it stands, nothing that is logged has changed. */
export function lastLogSequence(db: Database): number {
  const row = db.prepare<[], { last: number | null }>('SELECT max(sequence) AS last FROM log').get()
  return row?.last ?? 0
}
