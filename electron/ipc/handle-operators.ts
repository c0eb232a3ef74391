import { findAtDesk } from '#electron/application/operators/at-desk.ts'
import {
  addOperator as add,
  changeOperator as change,
} from '#electron/application/operators/manage-operators.ts'
import { changeOwnPin as changeOwn, resetPin as reset } from '#electron/application/operators/pins.ts'
import { recoverPin as recover, signIn as enter } from '#electron/application/operators/sign-in.ts'
import { listOperators as operatorsOf } from '#electron/application/operators/list-operators.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import type { AtDeskNow } from '#shared/contract/operators.ts'
import type { Desk } from './desk.ts'
import { whoIsAt } from './permissions.ts'
import type { Handler } from './handler.ts'

export const whoIsAtDesk: Handler<'whoIsAtDesk'> = ({ desk, office }) => ({
  ok: true,
  value: atDeskNow(desk, office),
})

function atDeskNow(desk: Desk, office: Office): AtDeskNow {
  const at = whoIsAt(desk, office)
  return {
    kind: at.kind,
    operator: at.kind === 'operator' ? at.operator : null,
    operators: operatorsOf(office).filter(({ active }) => active),
    name: at.kind === 'unset' ? office.act().operator : null,
  }
}

export const signIn: Handler<'signIn'> = async ({ desk, office }, { operator, pin }) => {
  const entered = await enter(office, operator, pin)
  if (!entered.ok) return entered
  desk.chosen = entered.value.id
  return { ok: true, value: atDeskNow(desk, office) }
}

export const leaveDesk: Handler<'leaveDesk'> = ({ desk, office }) => {
  desk.chosen = null
  return { ok: true, value: atDeskNow(desk, office) }
}

export const listOperators: Handler<'listOperators'> = ({ office }) => ({
  ok: true,
  value: { operators: operatorsOf(office) },
})

export const addOperator: Handler<'addOperator'> = async ({ desk, office }, request) => {
  const first = findAtDesk(office.db, desk.chosen).kind === 'unset'
  const added = await add(office, request)
  if (!added.ok) return added
  if (first) desk.chosen = added.value
  return { ok: true, value: { operator: added.value } }
}

export const changeOperator: Handler<'changeOperator'> = ({ office }, { operator, ...state }) =>
  nothing(change(office, operator, state))

export const resetPin: Handler<'resetPin'> = async ({ office }, { operator, pin }) =>
  nothing(await reset(office, operator, pin))

export const changeOwnPin: Handler<'changeOwnPin'> = async ({ desk, office }, { now, next }) => {
  const at = findAtDesk(office.db, desk.chosen)
  return nothing(await changeOwn(office, at.kind === 'operator' ? at.operator : null, { now, next }))
}

export const recoverPin: Handler<'recoverPin'> = ({ office }, { operator, reason }) =>
  nothing(recover(office, operator, reason))

function nothing(outcome: Outcome<null>): Outcome<Record<string, never>> {
  return outcome.ok ? { ok: true, value: {} } : outcome
}
