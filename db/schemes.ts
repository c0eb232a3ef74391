import { createHash } from 'node:crypto'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'

/** One version of a year's scheme; the content is the text that encodeScheme makes. */
export interface StoredScheme {
  readonly version: number
  readonly content: string
}

/** Adds the next version and returns its number, 1 for the first. Earlier versions stay. */
export function storeScheme(
  db: Database,
  actor: Actor,
  year: number,
  content: string,
  reason: string,
): number {
  const version = (loadScheme(db, year)?.version ?? 0) + 1
  const digest = createHash('sha256').update(content).digest('hex')
  db.prepare(
    `INSERT INTO scheme_version (year, version, content, digest, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, version, content, digest, reason, actor.operator, actor.at)
  return version
}

/** The version that stands; null where the year has none. */
export function loadScheme(db: Database, year: number): StoredScheme | null {
  const row = db
    .prepare<[number], StoredScheme>(
      'SELECT version, content FROM scheme_version WHERE year = ? ORDER BY version DESC LIMIT 1',
    )
    .get(year)
  return row ?? null
}

/** Any version of a year's scheme; null where there is none. */
export function loadSchemeVersion(db: Database, year: number, version: number): StoredScheme | null {
  const row = db
    .prepare<[number, number], StoredScheme>(
      'SELECT version, content FROM scheme_version WHERE year = ? AND version = ?',
    )
    .get(year, version)
  return row ?? null
}

export interface SchemeVersion extends Actor {
  readonly version: number
  readonly reason: string
}

/** Who made which version when and why, from the first to the latest. */
export function loadSchemeVersions(db: Database, year: number): readonly SchemeVersion[] {
  return db
    .prepare<[number], SchemeVersion>(
      'SELECT version, reason, operator, at FROM scheme_version WHERE year = ? ORDER BY version',
    )
    .all(year)
}

/** Every 编号 that an indicator of a group ever had, in any version of any year: none is given to another one. */
export function loadIndicatorIds(db: Database, group: string): ReadonlySet<string> {
  const rows = db
    .prepare<[string], { id: string }>(
      `SELECT DISTINCT indicator.value ->> '$.id' AS id
       FROM scheme_version,
         json_each(scheme_version.content, '$.groups') AS grp,
         json_each(grp.value, '$.indicators') AS indicator
       WHERE grp.value ->> '$.id' = ?`,
    )
    .all(group)
  return new Set(rows.map(({ id }) => id))
}
