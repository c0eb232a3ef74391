import type { UnitId } from '#shared/plan/unit.ts'
import { marksOf, unitsOf, type Marks } from './handouts.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Where a 协作副本 came from. */
export interface CopyOrigin {
  readonly package: string
  /** Tells two copies of one package apart. */
  readonly copy: string
  readonly year: number
  readonly colleague: string
  readonly units: readonly UnitId[]
  /** The office that handed it out, as it calls itself; '' where it has not said. */
  readonly office: string
  readonly note: string
  readonly key: string
  /** By table the last id that both sides began with. */
  readonly marks: Marks
  readonly handedBy: string
  readonly handedAt: string
  /** Of the log there when it was handed out. */
  readonly head: string
}

interface OriginRow {
  readonly package: string
  readonly copy: string
  readonly year: number
  readonly colleague: string
  readonly units: string
  readonly office: string
  readonly note: string
  readonly key: string
  readonly marks: string
  readonly handed_by: string
  readonly handed_at: string
  readonly head: string
}

/** Whether these data were handed out; also where what stands there can't be read. */
export function isCopy(db: Database): boolean {
  return prepared(db, 'SELECT 1 FROM copy_origin').get() !== undefined
}

export function storeCopyOrigin(db: Database, { operator, at }: Actor, origin: CopyOrigin): void {
  prepared(
    db,
    `INSERT INTO copy_origin (package, copy, year, colleague, units, office, note, key, marks, handed_by, handed_at,
       head, operator, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    origin.package,
    origin.copy,
    origin.year,
    origin.colleague,
    JSON.stringify(origin.units),
    origin.office,
    origin.note,
    origin.key,
    JSON.stringify(origin.marks),
    origin.handedBy,
    origin.handedAt,
    origin.head,
    operator,
    at,
  )
}

/** null: this database is no copy, but an office's own. */
export function loadCopyOrigin(db: Database): CopyOrigin | null {
  const row = prepared<[], OriginRow>(db, 'SELECT * FROM copy_origin').get()
  if (row === undefined) return null
  const { units, marks, handed_by, handed_at, ...rest } = row
  return {
    package: rest.package,
    copy: rest.copy,
    year: rest.year,
    colleague: rest.colleague,
    office: rest.office,
    note: rest.note,
    key: rest.key,
    head: rest.head,
    units: unitsOf(units),
    marks: marksOf(marks),
    handedBy: handed_by,
    handedAt: handed_at,
  }
}
