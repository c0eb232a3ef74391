import { appendLog } from '#db/log.ts'
import { loadOperators, loadPinHash, storePin, type Operator } from '#db/operators.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { hashPin, judgePin } from './pin.ts'
import { signIn } from './sign-in.ts'
import { unknownOperator } from './unknown-operator.ts'

/** The hash of a PIN that is good enough; null where none is wanted. */
export async function hashWanted(pin: string | null): Promise<Outcome<string | null>> {
  if (pin === null) return { ok: true, value: null }
  const problem = judgePin(pin)
  return problem === null ? { ok: true, value: await hashPin(pin) } : fail('pin-not-taken', problem)
}

/** Someone's new PIN, or none any more: for one who has forgotten it. */
export async function resetPin(office: Office, id: number, pin: string | null): Promise<Outcome<null>> {
  const operator = loadOperators(office.db).find((known) => known.id === id)
  return operator === undefined ? unknownOperator() : keepPin(office, operator, pin, '重设口令')
}

/** One's own new PIN; the one that stands is asked for, with the same waits as at the door. */
export async function changeOwnPin(
  office: Office,
  operator: Operator | null,
  { now, next }: { readonly now: string; readonly next: string | null },
): Promise<Outcome<null>> {
  if (operator === null) {
    return fail('unknown-operator', '还没有设操作人员，没有口令可改。请先新增操作人员。')
  }
  if (loadPinHash(office.db, operator.id) !== null) {
    const entered = await signIn(office, operator.id, now)
    if (!entered.ok) return entered
  }
  return keepPin(office, operator, next, '修改口令')
}

async function keepPin(
  office: Office,
  { id, name }: Operator,
  pin: string | null,
  action: string,
): Promise<Outcome<null>> {
  const hashed = await hashWanted(pin)
  if (!hashed.ok) return hashed
  const { db } = office
  const actor = office.act()
  db.transaction(() => {
    storePin(db, actor, id, hashed.value)
    appendLog(db, actor, {
      action: hashed.value === null ? '取消口令' : action,
      object: name,
      detail: { operator: id },
    })
  })()
  return { ok: true, value: null }
}
