import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** A file as evidence of a unit's item. The bytes lie beside the database under their digest. */
export interface NewEvidence {
  readonly year: number
  readonly unit: UnitId
  /** null: of the unit as a whole. */
  readonly indicator: string | null
  /** Its number in the unit's 佐证材料目录; '' where it has none. */
  readonly number: string
  readonly sha256: string
  readonly size: number
  /** As it was called when it came. */
  readonly fileName: string
}

export interface Evidence extends NewEvidence, Actor {
  readonly id: number
  /** Taken off its item; null: it counts. */
  readonly removed: (Actor & { readonly reason: string }) | null
}

interface EvidenceRow {
  readonly id: number
  readonly year: number
  readonly unit_id: string
  readonly indicator: string | null
  readonly number: string
  readonly sha256: string
  readonly size: number
  readonly file_name: string
  readonly operator: string
  readonly at: string
  readonly reason: string | null
  readonly removed_by: string | null
  readonly removed_at: string | null
}

const SELECT = `
SELECT evidence_file.*, removal.reason, removal.operator AS removed_by, removal.at AS removed_at
FROM evidence_file LEFT JOIN evidence_removal AS removal ON removal.evidence_id = evidence_file.id`

function toEvidence(row: EvidenceRow): Evidence {
  return {
    id: row.id,
    year: row.year,
    unit: unitId(row.unit_id),
    indicator: row.indicator,
    number: row.number,
    sha256: row.sha256,
    size: row.size,
    fileName: row.file_name,
    operator: row.operator,
    at: row.at,
    removed:
      row.reason === null || row.removed_by === null || row.removed_at === null
        ? null
        : { reason: row.reason, operator: row.removed_by, at: row.removed_at },
  }
}

/** Gives the new row's id. The file must be durable by now. */
export function storeEvidenceFile(db: Database, actor: Actor, evidence: NewEvidence): number {
  const { year, unit, indicator, number, sha256, size, fileName } = evidence
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO evidence_file (year, unit_id, indicator, number, sha256, size, file_name, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, unit, indicator, number, sha256, size, fileName, actor.operator, actor.at)
  return Number(lastInsertRowid)
}

/** Takes a file off its item; the file and its row stay. */
export function storeEvidenceRemoval(db: Database, actor: Actor, id: number, reason: string): void {
  prepared(db, 'INSERT INTO evidence_removal (evidence_id, reason, operator, at) VALUES (?, ?, ?, ?)').run(
    id,
    reason,
    actor.operator,
    actor.at,
  )
}

/** Every file ever attached in a year, in order, those taken off too. */
export function loadEvidenceFiles(db: Database, year: number): readonly Evidence[] {
  return prepared<[number], EvidenceRow>(
    db,
    `${SELECT} WHERE evidence_file.year = ? ORDER BY evidence_file.id`,
  )
    .all(year)
    .map(toEvidence)
}

/** null: there is no such file. */
export function findEvidence(db: Database, id: number): Evidence | null {
  const row = prepared<[number], EvidenceRow>(db, `${SELECT} WHERE evidence_file.id = ?`).get(id)
  return row === undefined ? null : toEvidence(row)
}
