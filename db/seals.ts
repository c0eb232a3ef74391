import { createHash } from 'node:crypto'
import type BetterSqlite from 'better-sqlite3'
import { encodeRow, quote } from './row-values.ts'

/** A table that does not hold what the program wrote into it last. */
export interface BrokenSeal {
  readonly table: string
  /** So many rows more than were written, fewer where negative; 0: as many, but others. null: the seal itself is gone. */
  readonly more: number | null
}

interface Seal {
  readonly rows: number
  readonly sum: string
}

const SEALS = 'table_seal'
/** The migration that made them (migrations/0050-table-seals.ts). */
const SEALED_SINCE = 50
/** Stands for the tables' own definitions. */
export const SCHEMA_SEAL = 'sqlite_schema'
const EMPTY: Seal = { rows: 0, sum: '0'.repeat(64) }
const MODULUS = 1n << 256n

/**
 * From now on every row that this connection adds, changes or takes away is counted in its table's seal, in the same
 * transaction: no crash can come between them. The triggers are this connection's own and are not in the file, so that
 * what another program changes leaves the seal behind.
 */
export function keepSeals(db: BetterSqlite.Database): void {
  if (!hasSeals(db)) return
  db.function(
    'seal_add',
    { varargs: true, safeIntegers: true, deterministic: true },
    (sum: unknown, sign: unknown, ...row: readonly unknown[]) =>
      addTo(String(sum), row, sign === 1n ? 1n : -1n),
  )
  db.pragma('temp_store = MEMORY')
  // Without it REPLACE would take a row away unseen.
  db.pragma('recursive_triggers = ON')
  db.exec(
    `BEGIN;${sealedTables(db)
      .map((table) => triggersOf(db, table))
      .join('')}COMMIT`,
  )
}

function triggersOf(db: BetterSqlite.Database, table: string): string {
  const columns = columnsOf(db, table)
  const row = (which: 'NEW' | 'OLD'): string => columns.map((name) => `${which}.${quote(name)}`).join(', ')
  const [added, gone] = [
    (inner: string) => `seal_add(${inner}, 1, ${row('NEW')})`,
    (inner: string) => `seal_add(${inner}, -1, ${row('OLD')})`,
  ]
  const count = (event: string, change: string): string =>
    `CREATE TEMP TRIGGER ${quote(`seal_${table}_${event}`)} AFTER ${event} ON main.${quote(table)} BEGIN
       UPDATE ${SEALS} SET ${change} WHERE table_name = ${text(table)}; END;`
  return [
    count('INSERT', `rows = rows + 1, sum = ${added('sum')}`),
    count('DELETE', `rows = rows - 1, sum = ${gone('sum')}`),
    count('UPDATE', `sum = ${added(gone('sum'))}`),
  ].join('\n')
}

/** Seals every table as it stands now: after an upgrade, which may add tables and columns. Stands in a transaction. */
export function sealTables(db: BetterSqlite.Database): void {
  if (!hasSeals(db)) return
  breakSeals(db)
  const store = db.prepare(`INSERT INTO ${SEALS} (table_name, rows, sum) VALUES (?, ?, ?)`)
  for (const [table, { rows, sum }] of countAll(db)) store.run(table, rows, sum)
}

/** Without seals nothing is checked: while an upgrade is on its way. */
export function breakSeals(db: BetterSqlite.Database): void {
  if (hasSeals(db)) db.exec(`DELETE FROM ${SEALS}`)
}

/**
 * Reads every row; the tables that do not hold what was written. Empty: all do, or nothing is sealed yet. `upgrading`: the
 * database is of an earlier version, whose upgrade may have been cut off between two steps.
 */
export function checkSeals(db: BetterSqlite.Database, upgrading: boolean): readonly BrokenSeal[] {
  if (!hasSeals(db)) return versionOf(db) < SEALED_SINCE ? [] : [{ table: SCHEMA_SEAL, more: null }]
  const seals = new Map(
    db
      .prepare<[], Seal & { table_name: string }>(`SELECT table_name, rows, sum FROM ${SEALS}`)
      .all()
      .map(({ table_name: table, rows, sum }) => [table, { rows, sum }]),
  )
  if (seals.size === 0 && upgrading) return []
  const now = countAll(db)
  const names = new Set([...now.keys(), ...seals.keys()])
  return [...names].flatMap((table): BrokenSeal[] => {
    const [seal, found] = [seals.get(table), now.get(table) ?? EMPTY]
    if (seal === undefined) return [{ table, more: null }]
    return seal.sum === found.sum && seal.rows === found.rows ? [] : [{ table, more: found.rows - seal.rows }]
  })
}

function countAll(db: BetterSqlite.Database): ReadonlyMap<string, Seal> {
  const schema = `SELECT type, name, tbl_name, sql FROM sqlite_schema
    UNION ALL SELECT 'version', 'user_version', user_version, NULL FROM pragma_user_version`
  return new Map([
    [SCHEMA_SEAL, countRows(db, schema)],
    ...sealedTables(db).map((table): [string, Seal] => [
      table,
      countRows(db, `SELECT ${columnsOf(db, table).map(quote).join(', ')} FROM ${quote(table)}`),
    ]),
  ])
}

function countRows(db: BetterSqlite.Database, select: string): Seal {
  let rows = 0
  let sum = 0n
  for (const row of db.prepare<[], readonly unknown[]>(select).raw().safeIntegers().iterate()) {
    rows += 1
    sum += digestOf(row)
  }
  return { rows, sum: hexOf(sum) }
}

function addTo(sum: string, row: readonly unknown[], sign: bigint): string {
  return hexOf(BigInt(`0x${sum}`) + sign * digestOf(row) + MODULUS)
}

function digestOf(row: readonly unknown[]): bigint {
  return BigInt(`0x${createHash('sha256').update(encodeRow(row)).digest('hex')}`)
}

function hexOf(sum: bigint): string {
  return (sum % MODULUS).toString(16).padStart(64, '0')
}

function versionOf(db: BetterSqlite.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function hasSeals(db: BetterSqlite.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(SEALS) !== undefined
}

function sealedTables(db: BetterSqlite.Database): readonly string[] {
  return db
    .prepare<[string], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> ? ORDER BY name",
    )
    .all(SEALS)
    .map(({ name }) => name)
}

function columnsOf(db: BetterSqlite.Database, table: string): readonly string[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name)
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
