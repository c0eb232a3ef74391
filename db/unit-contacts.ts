import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Whom the office calls; '' where it knows none. */
export interface UnitContact {
  /** 分管领导. */
  readonly leader: string
  /** 联络员. */
  readonly liaison: string
  readonly phone: string
}

/** A later contact of a unit takes the earlier one's place; all stay on record. */
export function storeUnitContact(db: Database, actor: Actor, unit: UnitId, contact: UnitContact): void {
  prepared(
    db,
    'INSERT INTO unit_contact (unit_id, leader, liaison, phone, operator, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(unit, contact.leader, contact.liaison, contact.phone, actor.operator, actor.at)
}

interface ContactRow extends UnitContact, Actor {
  readonly unit_id: string
}

/** The contact that stands of each unit that has one, with who wrote it down and when. */
export function loadUnitContacts(db: Database): ReadonlyMap<UnitId, UnitContact & Actor> {
  const rows = prepared<[], ContactRow>(
    db,
    'SELECT unit_id, leader, liaison, phone, operator, at FROM unit_contact ORDER BY id',
  ).all()
  return new Map(rows.map(({ unit_id, ...contact }) => [unitId(unit_id), contact]))
}
