import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Keeps what the office has set; the earlier values stay on record. The value is JSON. */
export function storeSetting(db: Database, actor: Actor, name: string, value: unknown): void {
  prepared(db, 'INSERT INTO setting (name, value, operator, at) VALUES (?, ?, ?, ?)').run(
    name,
    JSON.stringify(value),
    actor.operator,
    actor.at,
  )
}

/** The value that stands; null where the office has set none. */
export function loadSetting(db: Database, name: string): unknown {
  const row = prepared<[string], { value: string }>(
    db,
    'SELECT value FROM setting WHERE name = ? ORDER BY id DESC LIMIT 1',
  ).get(name)
  return row === undefined ? null : JSON.parse(row.value)
}
