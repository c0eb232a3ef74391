import { appendLog } from '#db/log.ts'
import {
  loadOperators,
  ROLES,
  storeOperator,
  storeOperatorState,
  storePin,
  type Operator,
  type OperatorState,
  type Role,
} from '#db/operators.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { hashWanted } from './pins.ts'
import { unknownOperator } from './unknown-operator.ts'

export interface NewOperator {
  readonly name: string
  readonly roles: readonly Role[]
  /** null: none is asked for. */
  readonly pin: string | null
}

/** Adds someone to the desk and gives the id. The first must be able to decide: else nobody could add a second. */
export async function addOperator(
  office: Office,
  { name, roles, pin }: NewOperator,
): Promise<Outcome<number>> {
  const { db } = office
  const hashed = await hashWanted(pin)
  if (!hashed.ok) return hashed
  const state: OperatorState = {
    name: name.trim(),
    roles: ROLES.filter((role) => roles.includes(role)),
    active: true,
  }
  const judged = judgeState(loadOperators(db), null, state)
  if (!judged.ok) return judged
  const actor = office.act()
  return db.transaction((): Outcome<number> => {
    const id = storeOperator(db, actor, state)
    if (hashed.value !== null) storePin(db, actor, id, hashed.value)
    appendLog(db, actor, {
      action: '新增操作人员',
      object: state.name,
      detail: { operator: id, before: null, after: state, pin: hashed.value !== null },
    })
    return { ok: true, value: id }
  })()
}

/** Renames, gives other roles, or ends and resumes someone's work at the desk. */
export function changeOperator(office: Office, id: number, wanted: OperatorState): Outcome<null> {
  const { db } = office
  const operators = loadOperators(db)
  const before = operators.find((operator) => operator.id === id)
  if (before === undefined) return unknownOperator()
  const state: OperatorState = {
    name: wanted.name.trim(),
    roles: ROLES.filter((role) => wanted.roles.includes(role)),
    active: wanted.active,
  }
  const judged = judgeState(operators, id, state)
  if (!judged.ok) return judged
  const was: OperatorState = { name: before.name, roles: before.roles, active: before.active }
  if (JSON.stringify(was) === JSON.stringify(state)) return { ok: true, value: null }
  const actor = office.act()
  return db.transaction((): Outcome<null> => {
    storeOperatorState(db, actor, id, state)
    appendLog(db, actor, {
      action: actionOf(was, state),
      object: state.name,
      detail: { operator: id, before: was, after: state },
    })
    return { ok: true, value: null }
  })()
}

function actionOf(before: OperatorState, after: OperatorState): string {
  if (before.active !== after.active) return after.active ? '恢复操作人员' : '停用操作人员'
  return '修改操作人员'
}

function judgeState(operators: readonly Operator[], id: number | null, state: OperatorState): Outcome<null> {
  const { name, roles, active } = state
  if (name === '') return fail('operator-not-taken', '没有填姓名，没有保存。请填写姓名。')
  if (operators.some((known) => known.id !== id && known.name === name)) {
    return fail(
      'operator-not-taken',
      `已经有一位“${name}”，没有保存。同名的请加上科室，以便在操作记录中分清。`,
    )
  }
  if (roles.length === 0) return fail('operator-not-taken', `没有选“${name}”的权限，没有保存。请至少选一项。`)
  const decides = (one: OperatorState): boolean => one.active && one.roles.includes('审定')
  const others = operators.filter((known) => known.id !== id)
  if (decides(state) || others.some(decides)) return { ok: true, value: null }
  const why = '以后就没有人能改操作人员和设置了'
  if (id === null) return fail('last-decider', `第一位操作人员须有“审定”权限，否则${why}。`)
  return fail(
    'last-decider',
    `${name}是最后一位有“审定”权限的人，${active ? '不能去掉这项权限' : '不能停用'}，因为${why}。请先给另一位“审定”权限。`,
  )
}
