import { createHash } from 'node:crypto'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Marks } from './handouts.ts'
import { closeDatabase, openDatabase, type Database } from './open.ts'

/** What a copy for a colleague shall hold. */
export interface CopyScope {
  readonly year: number
  readonly units: readonly UnitId[]
  /** The year's scheme for these units alone. */
  readonly trimScheme: (content: string) => string
}

const OF_UNIT = 'year = @year AND unit_id IN (SELECT value FROM json_each(@units))'
const OF_SUBMISSION = `submission_id IN (SELECT id FROM submission WHERE ${OF_UNIT})`
const ALL = '1 = 1'

/** What goes into a copy, table by table, those referred to first. What is not named stays with the office: scores of others, grades, papers, operators, its log. */
const COPIED: readonly (readonly [table: string, where: string])[] = [
  ['plan', 'id IN (SELECT plan_id FROM year WHERE year = @year)'],
  ['unit', ALL],
  ['unit_name', ALL],
  ['unit_successor', ALL],
  ['unit_change', ALL],
  ['unit_change_successor', ALL],
  ['unit_change_undo', ALL],
  ['unit_alias', ALL],
  ['unit_kind', ALL],
  ['unit_contact', 'unit_id IN (SELECT value FROM json_each(@units))'],
  ['year', 'year = @year'],
  ['year_state', 'year = @year'],
  ['scheme_version', 'year = @year'],
  ['unit_change_scheme', 'year = @year'],
  ['form_revision', OF_UNIT],
  ['calendar_change', ALL],
  ['office_contact', ALL],
  ['work_point', 'year = @year'],
  ['form_issue', OF_UNIT],
  ['stored_file', `sha256 IN (SELECT sha256 FROM submission WHERE ${OF_UNIT})`],
  ['submission', OF_UNIT],
  ['reading', OF_SUBMISSION],
  ['standing_choice', OF_SUBMISSION],
  ['cell_decision', OF_SUBMISSION],
  ['reread_row', OF_SUBMISSION],
  ['review', OF_UNIT],
  ['review_question', OF_UNIT],
  ['second_check', OF_UNIT],
  ['adjustment', OF_UNIT],
  ['adjustment_withdrawal', `adjustment_id IN (SELECT id FROM adjustment WHERE ${OF_UNIT})`],
  ['send_back', OF_UNIT],
  ['send_back_item', `send_back_id IN (SELECT id FROM send_back WHERE ${OF_UNIT})`],
  ['send_back_withdrawal', `send_back_id IN (SELECT id FROM send_back WHERE ${OF_UNIT})`],
  ['reminder', OF_UNIT],
  ['progress_rhythm', 'year = @year'],
  ['progress_note', OF_UNIT],
  ['evidence_file', OF_UNIT],
  ['evidence_removal', `evidence_id IN (SELECT id FROM evidence_file WHERE ${OF_UNIT})`],
  ['withdrawal', ALL],
  // Its own backups go to its own folder.
  ['setting', "name <> 'backup'"],
]

/**
 * Makes a new database at a path with what some units of a year need, every row under the id that it has here. Throws where
 * it cannot be written.
 */
export function writeUnitCopy(db: Database, path: string, { year, units, trimScheme }: CopyScope): void {
  const opened = openDatabase(path, { mode: 'create' })
  if (!opened.ok) throw new Error(`no copy could be made: ${opened.failure.code}`)
  const copy = opened.db
  try {
    copy.transaction(() => {
      for (const [table, where] of COPIED) {
        copyRows(db, copy, { table, where, given: { year, units: JSON.stringify(units) }, trimScheme })
      }
    })()
  } finally {
    closeDatabase(copy)
  }
}

type Value = string | number | bigint | Buffer | null

function copyRows(
  from: Database,
  to: Database,
  {
    table,
    where,
    given,
    trimScheme,
  }: {
    readonly table: string
    readonly where: string
    readonly given: { readonly year: number; readonly units: string }
    readonly trimScheme: CopyScope['trimScheme']
  },
): void {
  const columns = from
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name)
  const select = from.prepare<[typeof given], Record<string, Value>>(
    `SELECT * FROM ${table} WHERE ${where} ORDER BY rowid`,
  )
  const insert = to.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  )
  for (const row of select.iterate(given))
    insert.run(table === 'scheme_version' ? trimmed(row, trimScheme) : row)
}

function trimmed(row: Readonly<Record<string, Value>>, trim: CopyScope['trimScheme']): Record<string, Value> {
  const content = trim(String(row['content']))
  return { ...row, content, digest: createHash('sha256').update(content).digest('hex') }
}

/** The last id of every table with a numbered one. */
export function lastIds(db: Database): Marks {
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema AS entry WHERE type = 'table' AND EXISTS
         (SELECT 1 FROM pragma_table_info(entry.name) WHERE name = 'id' AND type = 'INTEGER' AND pk = 1)
       ORDER BY name`,
    )
    .all()
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db.prepare<[], { last: number }>(`SELECT coalesce(max(id), 0) AS last FROM ${name}`).get()?.last ?? 0,
    ]),
  )
}
