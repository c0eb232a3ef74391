import { EXCHANGED, loadRowsAfter, type Exchanged } from '#db/exchange-rows.ts'
import { loadMergedRows } from '#db/merges.ts'
import type { Database } from '#db/open.ts'
import { findSubmission } from '#db/submissions.ts'
import type { Row } from '#db/table-rows.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { OpenReturn } from './open-return.ts'

/** What each side has written since the units went out, and which row of theirs is which row here. */
export interface Sides {
  readonly own: Database
  readonly theirs: Database
  readonly year: number
  readonly units: readonly UnitId[]
  /** Rows of the copy that are not here yet, in order. */
  readonly news: (table: Exchanged) => readonly Row[]
  /** Rows here that came since, those of earlier merges of this copy left out. */
  readonly changes: (table: Exchanged) => readonly Row[]
  /** The id here of a row of the copy; null: it is not here yet. */
  readonly ownId: (table: Exchanged, theirs: number) => number | null
  /** Notes that a row of the copy is here now. */
  readonly map: (table: Exchanged, theirs: number, own: number) => void
  readonly unitOf: (from: 'own' | 'theirs', table: Exchanged, row: Row) => UnitId | null
}

export function openSides(own: Database, { theirs, origin, handout, earlier }: OpenReturn): Outcome<Sides> {
  const merged = earlier.length === 0 ? [] : loadMergedRows(own, handout.id, origin.copy)
  const ids = new Map(merged.map(({ table, theirs: id, own: here }) => [`${table} ${id}`, here]))
  const known = new Set(ids.keys())
  const written = new Set(
    merged.filter((row) => row.written).map(({ table, own: here }) => `${table} ${here}`),
  )
  const news = new Map(
    EXCHANGED.map((table) => [
      table,
      loadRowsAfter(theirs, table, origin.marks[table] ?? 0).filter(
        (row) => !known.has(`${table} ${idOf(row)}`),
      ),
    ]),
  )
  const changes = new Map(
    EXCHANGED.map((table) => [
      table,
      loadRowsAfter(own, table, handout.marks[table] ?? 0).filter(
        (row) => !written.has(`${table} ${idOf(row)}`),
      ),
    ]),
  )
  const sides: Sides = {
    own,
    theirs,
    year: handout.year,
    units: handout.units,
    news: (table) => news.get(table) ?? [],
    changes: (table) => changes.get(table) ?? [],
    ownId: (table, id) => (id <= (origin.marks[table] ?? 0) ? id : (ids.get(`${table} ${id}`) ?? null)),
    map: (table, id, here) => void ids.set(`${table} ${id}`, here),
    unitOf: (from, table, row) => unitOfRow(from === 'own' ? own : theirs, table, row),
  }
  // A copy holds its own units alone; anything else was put there by another program.
  const foreign = EXCHANGED.some((table) =>
    sides.news(table).some((row) => {
      const unit = sides.unitOf('theirs', table, row)
      return unit === null || !handout.units.includes(unit) || ('year' in row && row['year'] !== handout.year)
    }),
  )
  if (!foreign) return { ok: true, value: sides }
  return fail('damaged', '交回包里有不属于分出单位的内容，没有合并。请对方重新导出交回包。')
}

export function idOf(row: Row): number {
  return Number(row['id'])
}

/** null: of no unit that could be told. */
function unitOfRow(db: Database, table: Exchanged, row: Row): UnitId | null {
  if (typeof row['unit_id'] === 'string') return unitId(row['unit_id'])
  if (table !== 'withdrawal') return unitOfSubmission(db, Number(row['submission_id']))
  if (row['table_name'] === 'submission') return unitOfSubmission(db, Number(row['row_id']))
  if (row['table_name'] !== 'standing_choice') return null
  const choice = loadRowsAfter(db, 'standing_choice', Number(row['row_id']) - 1)[0]
  return choice === undefined ? null : unitOfSubmission(db, Number(choice['submission_id']))
}

function unitOfSubmission(db: Database, id: number): UnitId | null {
  return findSubmission(db, id)?.unit ?? null
}

/** Whether two rows say the same, whoever wrote them when, and whatever they were looked at with. */
export function sameContent(one: Row | null, other: Row | null): boolean {
  if (one === null || other === null) return one === other
  return Object.keys(one).every((name) => ASIDE.has(name) || one[name] === other[name])
}

const ASIDE = new Set(['id', 'operator', 'at', 'submission_id', 'way', 'number'])
