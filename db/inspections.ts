import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

type Done = Pick<Actor, 'operator' | 'at'>

export const INSPECTION_FORMS = ['督导检查', '调研'] as const
export type InspectionForm = (typeof INSPECTION_FORMS)[number]

/** A 督导检查 or 调研 as the office wrote it down. */
export interface InspectionEntry {
  readonly year: number
  /** Counts the records of a year from 1. */
  readonly number: number
  readonly kind: 'kept' | 'withdrawn'
  readonly form: InspectionForm
  readonly day: string
  readonly place: string
  readonly units: readonly UnitId[]
  /** "1.1", "保障1" … */
  readonly tasks: readonly string[]
  /** Who took part. */
  readonly people: string
  readonly findings: string
  readonly reason: string
}

/** A problem that was found, and what became of it. */
export interface ProblemEntry {
  readonly year: number
  /** Number of the record. */
  readonly inspection: number
  /** Counts the problems of a record from 1. */
  readonly number: number
  readonly kind: 'kept' | 'withdrawn'
  readonly text: string
  /** Who shall mend it; null: not of one unit. */
  readonly unit: UnitId | null
  readonly demand: string
  /** '' for none. */
  readonly deadline: string
  readonly outcome: string
  /** Day on which it was settled; '' as long as it is open. */
  readonly settled: string
}

export interface InspectionPhoto {
  readonly id: number
  readonly year: number
  readonly inspection: number
  readonly kind: 'attached' | 'removed'
  readonly sha256: string
  readonly size: number
  readonly fileName: string
  readonly reason: string
}

export interface Inspection extends InspectionEntry, Done {
  readonly history: readonly (InspectionEntry & Done)[]
  /** Those that stand and those withdrawn. */
  readonly problems: readonly (ProblemEntry & Done)[]
  /** Those that stand. */
  readonly photos: readonly (InspectionPhoto & Done)[]
}

export function nextInspectionNumber(db: Database, year: number): number {
  const row = prepared<[number], { n: number }>(
    db,
    'SELECT coalesce(max(number), 0) AS n FROM inspection WHERE year = ?',
  ).get(year)
  return (row?.n ?? 0) + 1
}

/** Adds a record, or a later word on one; nothing is overwritten. */
export function storeInspection(db: Database, actor: Actor, entry: InspectionEntry): void {
  const { year, number, kind, form, day, place, units, tasks, people, findings, reason } = entry
  prepared(
    db,
    `INSERT INTO inspection
       (year, number, kind, form, day, place, units, tasks, people, findings, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    number,
    kind,
    form,
    day,
    place,
    JSON.stringify(units),
    JSON.stringify(tasks),
    people,
    findings,
    reason,
    actor.operator,
    actor.at,
  )
}

export function storeProblem(db: Database, actor: Actor, entry: ProblemEntry): void {
  const { year, inspection, number, kind, text, unit, demand, deadline, outcome, settled } = entry
  prepared(
    db,
    `INSERT INTO inspection_problem
       (year, inspection, number, kind, text, unit_id, demand, deadline, outcome, settled, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    inspection,
    number,
    kind,
    text,
    unit,
    demand,
    deadline,
    outcome,
    settled,
    actor.operator,
    actor.at,
  )
}

/** The file must be durable by now. */
export function storePhoto(db: Database, actor: Actor, photo: Omit<InspectionPhoto, 'id'>): void {
  const { year, inspection, kind, sha256, size, fileName, reason } = photo
  prepared(
    db,
    `INSERT INTO inspection_photo (year, inspection, kind, sha256, size, file_name, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, inspection, kind, sha256, size, fileName, reason, actor.operator, actor.at)
}

type InspectionRow = Omit<InspectionEntry, 'units' | 'tasks'> & {
  readonly units: string
  readonly tasks: string
} & Done
type ProblemRow = Omit<ProblemEntry, 'unit'> & { readonly unit_id: string | null } & Done
type PhotoRow = Omit<InspectionPhoto, 'fileName'> & { readonly file_name: string } & Done

/** Every record of a year by number, also those withdrawn. */
export function loadInspections(db: Database, year: number): readonly Inspection[] {
  const rows = prepared<[number], InspectionRow>(
    db,
    `SELECT year, number, kind, form, day, place, units, tasks, people, findings, reason, operator, at
     FROM inspection WHERE year = ? ORDER BY number, id`,
  )
    .all(year)
    .map((row) => ({ ...row, units: parseList(row.units).map(unitId), tasks: parseList(row.tasks) }))
  const problems = Map.groupBy(loadProblems(db, year), ({ inspection }) => inspection)
  const photos = Map.groupBy(
    loadPhotos(db, year).filter(({ kind }) => kind === 'attached'),
    ({ inspection }) => inspection,
  )
  return [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((history) => {
    const stands = history.at(-1)
    if (stands === undefined) return []
    const { number } = stands
    return [{ ...stands, history, problems: problems.get(number) ?? [], photos: photos.get(number) ?? [] }]
  })
}

function loadProblems(db: Database, year: number): readonly (ProblemEntry & Done)[] {
  return prepared<[number], ProblemRow>(
    db,
    `SELECT year, inspection, number, kind, text, unit_id, demand, deadline, outcome, settled, operator, at
     FROM inspection_problem WHERE year = ? AND id IN
       (SELECT max(id) FROM inspection_problem GROUP BY year, inspection, number)
     ORDER BY inspection, number`,
  )
    .all(year)
    .map(({ unit_id, ...row }) => ({ ...row, unit: unit_id === null ? null : unitId(unit_id) }))
}

/** Every photo of a year that was ever attached, each as it stands; also those taken off. */
export function loadPhotos(db: Database, year: number): readonly (InspectionPhoto & Done)[] {
  return prepared<[number], PhotoRow>(
    db,
    `SELECT id, year, inspection, kind, sha256, size, file_name, reason, operator, at FROM inspection_photo
     WHERE year = ? AND id IN (SELECT max(id) FROM inspection_photo GROUP BY year, inspection, sha256)
     ORDER BY id`,
  )
    .all(year)
    .map(toPhoto)
}

/** null: there is no such photo. */
export function findPhoto(db: Database, id: number): (InspectionPhoto & Done) | null {
  const row = prepared<[number], PhotoRow>(
    db,
    `SELECT id, year, inspection, kind, sha256, size, file_name, reason, operator, at
     FROM inspection_photo WHERE id = ?`,
  ).get(id)
  return row === undefined ? null : toPhoto(row)
}

function toPhoto({ file_name, ...row }: PhotoRow): InspectionPhoto & Done {
  return { ...row, fileName: file_name }
}

function parseList(text: string): readonly string[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.map(String) : []
}
