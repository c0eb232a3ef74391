import { unitId, type Unit, type UnitName } from '#shared/plan/unit.ts'
import { applyHistory } from '#shared/plan/unit-change.ts'
import type { Database } from './open.ts'
import { loadUnitHistories } from './unit-changes.ts'

/** Adds the units that are not there yet, in the order given; units that are there stay as the office has them. */
export function storeUnits(db: Database, units: readonly Unit[]): void {
  const first =
    db.prepare<[], { n: number }>('SELECT coalesce(max(position), 0) AS n FROM unit').get()?.n ?? 0
  const known = new Set(loadUnits(db).map((unit) => unit.id))
  const added = units.filter((unit) => !known.has(unit.id))
  const insertUnit = db.prepare(
    'INSERT INTO unit (id, position, kind, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)',
  )
  const insertName = db.prepare(
    'INSERT INTO unit_name (unit_id, position, name, kind, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const [index, unit] of added.entries()) {
    insertUnit.run(unit.id, first + index + 1, unit.kind, unit.validFrom, unit.validTo)
    for (const [position, name] of unit.names.entries()) {
      insertName.run(unit.id, position, name.name, name.kind, name.validFrom, name.validTo)
    }
  }
  const insertSuccessor = db.prepare('INSERT INTO unit_successor (unit_id, successor_id) VALUES (?, ?)')
  for (const unit of added) for (const successor of unit.successors) insertSuccessor.run(unit.id, successor)
}

interface UnitRow {
  readonly id: string
  readonly kind: string
  readonly valid_from: number | null
  readonly valid_to: number | null
}

interface NameRow {
  readonly unit_id: string
  readonly name: string
  readonly kind: UnitName['kind']
  readonly valid_from: number | null
  readonly valid_to: number | null
}

/** Every unit ever kept, in document order, with all that the office has changed of it. */
export function loadUnits(db: Database): readonly Unit[] {
  const names = Map.groupBy(
    db.prepare<[], NameRow>('SELECT * FROM unit_name ORDER BY unit_id, position').all(),
    (row) => row.unit_id,
  )
  const successors = Map.groupBy(
    db.prepare<[], { unit_id: string; successor_id: string }>('SELECT * FROM unit_successor').all(),
    (row) => row.unit_id,
  )
  const historyOf = loadUnitHistories(db)
  return db
    .prepare<[], UnitRow>('SELECT * FROM unit ORDER BY position')
    .all()
    .map((row): Unit => ({
      id: unitId(row.id),
      kind: row.kind,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      names: (names.get(row.id) ?? []).map((name) => ({
        name: name.name,
        kind: name.kind,
        validFrom: name.valid_from,
        validTo: name.valid_to,
      })),
      successors: (successors.get(row.id) ?? []).map((link) => unitId(link.successor_id)),
    }))
    .map((unit) => applyHistory(unit, historyOf(unit.id)))
}
