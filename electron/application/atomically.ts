import type { Database } from '#db/open.ts'
import type { Outcome } from './outcome.ts'

/** Several steps as one: where one of them is refused, none of them has been done. */
export function atomically<T>(db: Database, work: () => Outcome<T>): Outcome<T> {
  return runAndKeep(db, work, (outcome) => outcome.ok)
}

/** What steps would give, without their being done: for telling an officer before she confirms. */
export function tryOut<T>(db: Database, work: () => Outcome<T>): Outcome<T> {
  return runAndKeep(db, work, () => false)
}

/** Ends a transaction without keeping it. */
class TakenBack extends Error {}

function runAndKeep<T>(
  db: Database,
  work: () => Outcome<T>,
  keeps: (outcome: Outcome<T>) => boolean,
): Outcome<T> {
  const outcomes: Outcome<T>[] = []
  const run = db.transaction(() => {
    const outcome = work()
    outcomes.push(outcome)
    if (!keeps(outcome)) throw new TakenBack()
  })
  try {
    run()
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  const [outcome] = outcomes
  if (outcome === undefined) throw new Error('the work gave no outcome')
  return outcome
}
