import { atomically, tryOut } from '#electron/application/atomically.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'

/** Done where the officer has confirmed it; else only tried, to tell her what would come of it. */
export function told(
  { db, act }: Office,
  confirmed: boolean,
  work: (actor: ReturnType<Office['act']>) => Outcome<readonly string[]>,
): Outcome<{ readonly effects: readonly string[] }> {
  const actor = act()
  // Nobody is told of log entries that are only tried.
  const { operator, at } = actor
  const outcome = confirmed ? atomically(db, () => work(actor)) : tryOut(db, () => work({ operator, at }))
  return outcome.ok ? { ok: true, value: { effects: outcome.value } } : outcome
}
