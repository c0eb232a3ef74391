import { appendLog } from '#db/log.ts'
import {
  loadOperators,
  loadPinHash,
  loadWrongTries,
  storePin,
  storePinTry,
  type Operator,
} from '#db/operators.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { isPin, waitAfter } from './pin.ts'
import { unknownOperator } from './unknown-operator.ts'

/** Says who is at the desk. A wrong PIN makes the next try wait, longer each time. */
export async function signIn(office: Office, id: number, pin: string): Promise<Outcome<Operator>> {
  const { db } = office
  const operator = loadOperators(db).find((known) => known.id === id && known.active)
  if (operator === undefined) return unknownOperator()
  const hash = loadPinHash(db, id)
  if (hash === null) return { ok: true, value: operator }
  const asked = office.act().at
  const seconds = secondsToWait(office, id, asked)
  if (seconds > 0) return fail('wait', `口令连续填错，请等 ${seconds} 秒后再试。`)
  // Counted before it is looked at: tries side by side must not get round the wait.
  storePinTry(db, id, false, asked)
  if (!(await isPin(pin, hash))) {
    const next = waitAfter(loadWrongTries(db, id).count)
    return fail(
      'wrong-pin',
      `口令不对。${next === 0 ? '请重新填写' : `请等 ${next} 秒后再试`}；忘记了可点“忘记口令”。`,
    )
  }
  storePinTry(db, id, true, office.act().at)
  return { ok: true, value: operator }
}

function secondsToWait({ db }: Office, id: number, now: string): number {
  const { count, last } = loadWrongTries(db, id)
  if (last === null) return 0
  // A clock that was set back must not lock anyone out for longer.
  const passed = Math.max(0, (Date.parse(now) - Date.parse(last)) / 1000)
  return Math.max(0, Math.ceil(waitAfter(count) - passed))
}

/**
 * For the one person who can decide and has forgotten the PIN: nobody else could reset it. The PIN is taken away; the
 * entry in the log says so for good, as the PIN tells who works here and does not lock the data up.
 */
export function recoverPin(office: Office, id: number, reason: string): Outcome<null> {
  const { db } = office
  const operators = loadOperators(db).filter(({ active }) => active)
  const operator = operators.find((known) => known.id === id)
  if (operator === undefined) return unknownOperator()
  const others = operators.filter((known) => known.id !== id && known.roles.includes('审定'))
  if (others.length > 0) {
    const names = others.map(({ name }) => name).join('、')
    return fail('not-allowed', `不能在这里清除口令，请由${names}进入后，到“设置”的“操作人员”中重设。`)
  }
  if (reason.trim() === '')
    return fail('reason-missing', '没有写原因，口令没有清除。请写明原因，会记入操作记录。')
  const actor = office.act()
  return db.transaction((): Outcome<null> => {
    storePin(db, actor, id, null)
    appendLog(db, actor, {
      action: '清除口令',
      object: operator.name,
      detail: { operator: id, reason: reason.trim() },
    })
    return { ok: true, value: null }
  })()
}
