import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** What an operator may do: enter, review, decide. One may have several. */
export const ROLES = ['填报录入', '审核', '审定'] as const
export type Role = (typeof ROLES)[number]

export interface Operator {
  readonly id: number
  readonly name: string
  readonly roles: readonly Role[]
  /** false: no longer at the office; what he or she did stays under the name. */
  readonly active: boolean
  readonly hasPin: boolean
}

export type OperatorState = Pick<Operator, 'name' | 'roles' | 'active'>

/** Adds an operator and gives the id. */
export function storeOperator(db: Database, actor: Actor, state: OperatorState): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO operator (operator, at) VALUES (?, ?)')
    .run(actor.operator, actor.at)
  const id = Number(lastInsertRowid)
  storeOperatorState(db, actor, id, state)
  return id
}

/** A new name, other roles, no longer active, active again: the earlier states stay on record. */
export function storeOperatorState(db: Database, actor: Actor, id: number, state: OperatorState): void {
  db.prepare(
    'INSERT INTO operator_state (operator_id, name, roles, active, operator, at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, state.name, JSON.stringify(state.roles), state.active ? 1 : 0, actor.operator, actor.at)
}

interface OperatorRow {
  readonly id: number
  readonly name: string
  readonly roles: string
  readonly active: number
  readonly hasPin: number
}

/** Every operator ever, in the order in which they were added. */
export function loadOperators(db: Database): readonly Operator[] {
  return prepared<[], OperatorRow>(
    db,
    `SELECT operator.id, state.name, state.roles, state.active,
       coalesce((SELECT hash IS NOT NULL FROM operator_pin WHERE operator_id = operator.id
                 ORDER BY id DESC LIMIT 1), 0) AS hasPin
     FROM operator JOIN operator_state AS state ON state.id =
       (SELECT max(id) FROM operator_state WHERE operator_id = operator.id)
     ORDER BY operator.id`,
  )
    .all()
    .map(({ id, name, roles, active, hasPin }) => ({
      id,
      name,
      roles: parseRoles(roles),
      active: active === 1,
      hasPin: hasPin === 1,
    }))
}

function parseRoles(text: string): readonly Role[] {
  const stored: unknown = JSON.parse(text)
  return ROLES.filter((role) => Array.isArray(stored) && stored.includes(role))
}

/** `hash` null: from now on no PIN is asked for. */
export function storePin(db: Database, actor: Actor, id: number, hash: string | null): void {
  db.prepare('INSERT INTO operator_pin (operator_id, hash, operator, at) VALUES (?, ?, ?, ?)').run(
    id,
    hash,
    actor.operator,
    actor.at,
  )
}

/** The hash that stands; null: no PIN. */
export function loadPinHash(db: Database, id: number): string | null {
  const row = db
    .prepare<[number], { hash: string | null }>(
      'SELECT hash FROM operator_pin WHERE operator_id = ? ORDER BY id DESC LIMIT 1',
    )
    .get(id)
  return row?.hash ?? null
}

export function storePinTry(db: Database, id: number, right: boolean, at: string): void {
  db.prepare('INSERT INTO pin_try (operator_id, right, at) VALUES (?, ?, ?)').run(id, right ? 1 : 0, at)
}

/** How often the PIN was wrong since it was last right, and when it was so the last time. */
export function loadWrongTries(
  db: Database,
  id: number,
): { readonly count: number; readonly last: string | null } {
  const row = db
    .prepare<[number, number], { count: number; last: string | null }>(
      `SELECT count(*) AS count, max(at) AS last FROM pin_try WHERE operator_id = ? AND right = 0
       AND id > coalesce((SELECT max(id) FROM pin_try WHERE operator_id = ? AND right = 1), 0)`,
    )
    .get(id, id)
  return row ?? { count: 0, last: null }
}
