import { REFUSED_DAMAGED } from '#electron/application/damage.ts'
import type { Office } from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { CallName } from '#shared/contract/calls.ts'
import { writesData } from './permissions.ts'

/** Damaged data are looked at, or put back from a backup; nothing else is done with them. */
export function refuseDamaged(name: CallName, { damage }: Pick<Office, 'damage'>): Outcome<null> {
  if (damage === null || name === 'restoreBackup') return { ok: true, value: null }
  // Who signs in is written down, too.
  const writes = writesData(name) || name === 'signIn'
  return writes ? fail('damaged', REFUSED_DAMAGED) : { ok: true, value: null }
}
