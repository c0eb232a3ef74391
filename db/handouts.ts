import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** By table the last id that both sides began with. */
export type Marks = Readonly<Record<string, number>>

/** Units that went to a colleague in a package. */
export interface NewHandout {
  readonly year: number
  /** 32 hexadecimal digits. */
  readonly package: string
  readonly colleague: string
  readonly units: readonly UnitId[]
  readonly note: string
  /** 64 hexadecimal digits: both packages are bound by it. */
  readonly key: string
  readonly marks: Marks
  readonly schemeVersion: number
  readonly fileName: string
  /** As it is read out over the phone. */
  readonly code: string
}

export interface Handout extends NewHandout, Pick<Actor, 'operator' | 'at'> {
  readonly id: number
  /** The office waits for it no longer; null: it does, or something came back. */
  readonly recalled: { readonly reason: string; readonly operator: string; readonly at: string } | null
  /** When something of it was merged last; null: nothing was. */
  readonly mergedAt: string | null
}

interface HandoutRow {
  readonly id: number
  readonly year: number
  readonly package: string
  readonly colleague: string
  readonly units: string
  readonly note: string
  readonly key: string
  readonly marks: string
  readonly scheme_version: number
  readonly file_name: string
  readonly code: string
  readonly operator: string
  readonly at: string
  readonly reason: string | null
  readonly recalled_by: string | null
  readonly recalled_at: string | null
  readonly merged_at: string | null
}

const SELECT = `
SELECT handout.*, recall.reason, recall.operator AS recalled_by, recall.at AS recalled_at,
  (SELECT max(at) FROM exchange_merge WHERE handout_id = handout.id) AS merged_at
FROM handout LEFT JOIN handout_recall AS recall ON recall.handout_id = handout.id`

export function storeHandout(db: Database, { operator, at }: Actor, handout: NewHandout): number {
  const { year, colleague, note, key, schemeVersion, fileName, code } = handout
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO handout (year, package, colleague, units, note, key, marks, scheme_version, file_name, code,
       operator, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    handout.package,
    colleague,
    JSON.stringify(handout.units),
    note,
    key,
    JSON.stringify(handout.marks),
    schemeVersion,
    fileName,
    code,
    operator,
    at,
  )
  return Number(lastInsertRowid)
}

export function storeRecall(db: Database, { operator, at }: Actor, id: number, reason: string): void {
  prepared(db, 'INSERT INTO handout_recall (handout_id, reason, operator, at) VALUES (?, ?, ?, ?)').run(
    id,
    reason,
    operator,
    at,
  )
}

/** The packages of a year, the latest first. */
export function loadHandouts(db: Database, year: number): readonly Handout[] {
  return prepared<[number], HandoutRow>(db, `${SELECT} WHERE year = ? ORDER BY handout.id DESC`)
    .all(year)
    .map(toHandout)
}

/** null: no package of that name went out from here. */
export function findHandout(db: Database, name: string): Handout | null {
  const row = prepared<[string], HandoutRow>(db, `${SELECT} WHERE package = ?`).get(name)
  return row === undefined ? null : toHandout(row)
}

function toHandout(row: HandoutRow): Handout {
  const { reason, recalled_by, recalled_at } = row
  return {
    id: row.id,
    year: row.year,
    package: row.package,
    colleague: row.colleague,
    units: unitsOf(row.units),
    note: row.note,
    key: row.key,
    marks: marksOf(row.marks),
    schemeVersion: row.scheme_version,
    fileName: row.file_name,
    code: row.code,
    operator: row.operator,
    at: row.at,
    recalled:
      reason === null || recalled_by === null || recalled_at === null
        ? null
        : { reason, operator: recalled_by, at: recalled_at },
    mergedAt: row.merged_at,
  }
}

export function unitsOf(text: string): readonly UnitId[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string').map(unitId) : []
}

export function marksOf(text: string): Marks {
  const value: unknown = JSON.parse(text)
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((one): one is [string, number] => typeof one[1] === 'number'))
}
