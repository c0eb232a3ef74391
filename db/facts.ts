import type { Database } from './open.ts'

/** What a database is, without a word of what is in it. */
export interface DatabaseFacts {
  /** Number of the last migration. */
  readonly version: number
  readonly sqlite: string
  readonly bytes: number
}

export function loadDatabaseFacts(db: Database): DatabaseFacts {
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }))
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? ''
  return { version: pragma('user_version'), sqlite, bytes: pragma('page_count') * pragma('page_size') }
}
