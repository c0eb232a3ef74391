import BetterSqlite from 'better-sqlite3'
import { verifyLog } from '#db/log.ts'
import { checkSeals } from '#db/seals.ts'

export interface Tampering {
  readonly tried: number
  readonly faults: readonly string[]
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** Edits of rows by another program, in every table that has any; the start has to name the table, of the log the entry too. */
export function tamperWithData(path: string, trials: number, random: () => number): Tampering {
  const db = new BetterSqlite(path)
  db.pragma('foreign_keys = OFF')
  const tables = filledTables(db)
  const faults: string[] = []
  let tried = 0
  while (tried < trials) {
    const table = pick(tables, random)
    db.exec('BEGIN')
    try {
      const edit = change(db, table, random)
      if (edit === null) continue
      tried += 1
      const fault = judge(db, table.name, edit)
      if (fault !== null) faults.push(`${edit.what}: ${fault}`)
    } finally {
      db.exec('ROLLBACK')
    }
  }
  db.close()
  return { tried, faults }
}

interface Edit {
  readonly what: string
  /** The row that was changed, by its rowid; null: it was the last of its table and is gone. */
  readonly at: number | null
}

/** null: the table itself refused it. */
function change(db: BetterSqlite.Database, { name, columns }: Table, random: () => number): Edit | null {
  const rowids = db.prepare<[], number>(`SELECT rowid FROM ${name} ORDER BY rowid`).pluck().all()
  const at = pick(rowids, random)
  const column = pick(columns, random)
  const way = pick(['update', 'update', 'delete', 'insert'] as const, random)
  const what = `${way} ${name}.${column} of row ${at}`
  try {
    const changes = db.prepare(sqlOf(way, name, columns, column)).run(at).changes
    if (changes !== 1) return null
  } catch {
    return null
  }
  if (way === 'insert') return { what, at: (rowids.at(-1) ?? 0) + 1 }
  return { what, at: way === 'delete' && at === rowids.at(-1) ? null : at }
}

function sqlOf(
  way: 'update' | 'delete' | 'insert',
  table: string,
  columns: readonly string[],
  column: string,
): string {
  const other = (name: string): string =>
    `CASE typeof(${name}) WHEN 'integer' THEN ${name} + 1000003 WHEN 'real' THEN ${name} + 0.5
       WHEN 'blob' THEN CAST(${name} || x'20' AS BLOB) WHEN 'null' THEN 1 ELSE ${name} || ' ' END`
  if (way === 'delete') return `DELETE FROM ${table} WHERE rowid = ?`
  if (way === 'update') return `UPDATE ${table} SET ${column} = ${other(column)} WHERE rowid = ?`
  // The first columns are the key; the unique hash of the log is another one too.
  const values = columns.map((name, index) => (index === 0 || name === 'hash' ? other(name) : name))
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE rowid = ?`
}

function judge(db: BetterSqlite.Database, table: string, { at }: Edit): string | null {
  const broken = checkSeals(db, false).map((seal) => seal.table)
  if (JSON.stringify(broken) !== JSON.stringify([table])) return `named ${broken.join(', ') || 'nothing'}`
  if (table !== 'log' || at === null) return null
  const chain = verifyLog(db)
  if (chain.ok) return 'the chain is whole'
  // A number that was raised leaves its gap at the next entry; a row put in stands behind the last.
  return chain.sequence < at ? `the chain breaks at ${chain.sequence} already` : null
}

function filledTables(db: BetterSqlite.Database): readonly Table[] {
  return db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'table_seal'")
    .pluck()
    .all()
    .filter((name) => db.prepare(`SELECT 1 FROM ${name}`).get() !== undefined)
    .map((name) => ({
      name,
      columns: db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name),
    }))
}

export function pick<Item>(list: readonly Item[], random: () => number): Item {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
