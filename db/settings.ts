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

/** The values that stand of all settings whose name begins so, by name. */
export function loadSettingsUnder(db: Database, beginning: string): ReadonlyMap<string, unknown> {
  const rows = prepared<[number, string], { name: string; value: string }>(
    db,
    `SELECT name, value FROM setting AS kept WHERE substr(name, 1, ?) = ? AND id =
       (SELECT max(id) FROM setting WHERE name = kept.name)`,
  ).all(beginning.length, beginning)
  return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}
