import type BetterSqlite from 'better-sqlite3'

const KEPT = new WeakMap<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>()

/** A statement that is compiled once for a database and used again: an import runs the same dozen for every file. */
export function prepared<Parameters extends unknown[] = unknown[], Row = unknown>(
  db: BetterSqlite.Database,
  sql: string,
): BetterSqlite.Statement<Parameters, Row> {
  const statements = KEPT.get(db) ?? new Map<string, BetterSqlite.Statement>()
  KEPT.set(db, statements)
  const known = statements.get(sql) ?? db.prepare(sql)
  statements.set(sql, known)
  // The same text compiles to the same statement; what it takes and gives is the caller's to say, as with prepare.
  return known as unknown as BetterSqlite.Statement<Parameters, Row>
}
