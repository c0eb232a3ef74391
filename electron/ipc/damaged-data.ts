import { REFUSED_DAMAGED } from '#electron/application/damage.ts'
import type { Office } from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { CallName } from '#shared/contract/calls.ts'
import { isWrite } from './permissions.ts'

/** They need no role, and write all the same. */
const ALSO_WRITE: ReadonlySet<CallName> = new Set([
  'undoEntries',
  'changeOwnPin',
  'recoverPin',
  'signIn',
  'backUpNow',
  'copyBackup',
])

/** Damaged data are looked at, or put back from a backup; nothing else is done with them. */
export function refuseDamaged(name: CallName, { damage }: Office): Outcome<null> {
  if (damage === null || name === 'restoreBackup') return { ok: true, value: null }
  const writes = isWrite(name) || ALSO_WRITE.has(name)
  return writes ? fail('damaged', REFUSED_DAMAGED) : { ok: true, value: null }
}
