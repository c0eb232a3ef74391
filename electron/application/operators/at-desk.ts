import { loadOperators, type Operator, type Role } from '#db/operators.ts'
import type { Database } from '#db/open.ts'
import { fail, type Outcome } from '../outcome.ts'

/** Who works at this desk now. */
export type AtDesk =
  /** No operators are set up: the program works under one name, and everything may be done. */
  | { readonly kind: 'unset' }
  /** There are operators, and none has said who he or she is. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'operator'; readonly operator: Operator }

/** `chosen`: who signed in; null: nobody has. A single operator without a PIN need not say so. */
export function findAtDesk(db: Database, chosen: number | null): AtDesk {
  const active = loadOperators(db).filter((operator) => operator.active)
  const [first, ...others] = active
  if (first === undefined) return { kind: 'unset' }
  const operator = active.find(({ id }) => id === chosen)
  if (operator !== undefined) return { kind: 'operator', operator }
  if (others.length === 0 && !first.hasPin) return { kind: 'operator', operator: first }
  return { kind: 'nobody' }
}

/** The name for the log; null: the one that the program works under by itself. */
export function nameAt(at: AtDesk): string | null {
  if (at.kind === 'operator') return at.operator.name
  return at.kind === 'nobody' ? '未登录的人' : null
}

/** Refuses while nobody has said who he or she is. */
export function refuseNobody(at: AtDesk): Outcome<null> {
  if (at.kind !== 'nobody') return { ok: true, value: null }
  return fail('nobody-at-desk', '请先选择是谁在操作，再继续。')
}

/** Refuses what none of a person's roles allows, and says who may. `what`: "批量采用". */
export function refuseWithoutRole(
  db: Database,
  at: AtDesk,
  roles: readonly Role[],
  what: string,
): Outcome<null> {
  if (at.kind !== 'operator') return refuseNobody(at)
  const may = (one: Operator): boolean => one.roles.some((role) => roles.includes(role))
  if (may(at.operator)) return { ok: true, value: null }
  const needed = roles.map((role) => `“${role}”`).join('或')
  const able = loadOperators(db).filter((one) => one.active && may(one))
  const how =
    able.length === 0
      ? '现在没有人有这个权限，请有“审定”权限的人到“设置”中添加。'
      : `请由${able.map(({ name }) => name).join('、')}来做，可点右上角“换人”。`
  return fail('role-missing', `${what}须有${needed}权限，${at.operator.name}没有，没有执行。${how}`)
}
