import type { UnitChange, UnitHistory } from '#shared/plan/unit-change.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'

export type NewUnitChange = Omit<UnitChange, 'id'> & {
  /** 文号; '' where the office gave none. */
  readonly document: string
  readonly reason: string
}

/** A change with who recorded it, and who took it back. */
export type StoredUnitChange = UnitChange &
  Actor &
  Pick<NewUnitChange, 'document' | 'reason'> & {
    /** null: it stands. */
    readonly undone: (Actor & { readonly reason: string }) | null
  }

/** Records a change of a unit and gives back its id. */
export function storeUnitChange(db: Database, actor: Actor, change: NewUnitChange): number {
  const { unit, kind, from, name, successors, document, reason } = change
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO unit_change (unit_id, kind, from_year, name, document, reason, operator, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(unit, kind, from, name, document, reason, actor.operator, actor.at)
  const id = Number(lastInsertRowid)
  const insert = db.prepare('INSERT INTO unit_change_successor (change_id, unit_id) VALUES (?, ?)')
  for (const successor of successors) insert.run(id, successor)
  return id
}

/** The scheme version that a change brought with it, so that taking the change back can take it back too. */
export function storeChangeScheme(db: Database, change: number, year: number, version: number): void {
  db.prepare('INSERT INTO unit_change_scheme (change_id, year, version) VALUES (?, ?, ?)').run(
    change,
    year,
    version,
  )
}

export function loadChangeSchemes(
  db: Database,
  change: number,
): readonly { readonly year: number; readonly version: number }[] {
  return db
    .prepare<[number], { year: number; version: number }>(
      'SELECT year, version FROM unit_change_scheme WHERE change_id = ? ORDER BY year',
    )
    .all(change)
}

export function storeUnitChangeUndo(db: Database, actor: Actor, change: number, reason: string): void {
  db.prepare('INSERT INTO unit_change_undo (change_id, reason, operator, at) VALUES (?, ?, ?, ?)').run(
    change,
    reason,
    actor.operator,
    actor.at,
  )
}

/** kept false: the name is no alias of the unit any more. */
export function storeUnitAlias(db: Database, actor: Actor, unit: UnitId, name: string, kept: boolean): void {
  db.prepare('INSERT INTO unit_alias (unit_id, name, kept, operator, at) VALUES (?, ?, ?, ?, ?)').run(
    unit,
    name,
    kept ? 1 : 0,
    actor.operator,
    actor.at,
  )
}

export function storeUnitKind(db: Database, actor: Actor, unit: UnitId, kind: string): void {
  db.prepare('INSERT INTO unit_kind (unit_id, kind, operator, at) VALUES (?, ?, ?, ?)').run(
    unit,
    kind,
    actor.operator,
    actor.at,
  )
}

interface ChangeRow {
  readonly id: number
  readonly unit_id: string
  readonly kind: UnitChange['kind']
  readonly from_year: number
  readonly name: string | null
  readonly document: string
  readonly reason: string
  readonly operator: string
  readonly at: string
  readonly undo_reason: string | null
  readonly undo_operator: string | null
  readonly undo_at: string | null
}

/** Every change ever recorded, also those taken back, in the order of recording. */
export function loadUnitChanges(db: Database): readonly StoredUnitChange[] {
  const successors = Map.groupBy(
    db
      .prepare<[], { change_id: number; unit_id: string }>(
        'SELECT change_id, unit_id FROM unit_change_successor ORDER BY change_id, unit_id',
      )
      .all(),
    (row) => row.change_id,
  )
  return db
    .prepare<[], ChangeRow>(
      `SELECT unit_change.*, undo.reason AS undo_reason, undo.operator AS undo_operator, undo.at AS undo_at
       FROM unit_change LEFT JOIN unit_change_undo AS undo ON undo.change_id = unit_change.id
       ORDER BY unit_change.id`,
    )
    .all()
    .map((row) => ({
      id: row.id,
      unit: unitId(row.unit_id),
      kind: row.kind,
      from: row.from_year,
      name: row.name,
      successors: (successors.get(row.id) ?? []).map((successor) => unitId(successor.unit_id)),
      document: row.document,
      reason: row.reason,
      operator: row.operator,
      at: row.at,
      undone:
        row.undo_reason === null || row.undo_operator === null || row.undo_at === null
          ? null
          : { reason: row.undo_reason, operator: row.undo_operator, at: row.undo_at },
    }))
}

/** What the office has changed of each unit. */
export function loadUnitHistories(db: Database): (unit: UnitId) => UnitHistory {
  const changes = Map.groupBy(loadUnitChanges(db), (change) => change.unit)
  const aliases = Map.groupBy(
    db
      .prepare<[], { unit_id: string; name: string; kept: number }>(
        'SELECT unit_id, name, kept FROM unit_alias ORDER BY id',
      )
      .all(),
    (row) => row.unit_id,
  )
  const kinds = new Map(
    db
      .prepare<[], { unit_id: string; kind: string }>('SELECT unit_id, kind FROM unit_kind ORDER BY id')
      .all()
      .map((row) => [row.unit_id, row.kind]),
  )
  return (unit) => {
    const own = changes.get(unit) ?? []
    return {
      changes: own.filter((change) => change.undone === null),
      aliases: new Map((aliases.get(unit) ?? []).map((row) => [row.name, row.kept === 1])),
      kind: kinds.get(unit) ?? null,
      withdrawn: own.some((change) => change.kind === 'founded' && change.undone !== null),
    }
  }
}
