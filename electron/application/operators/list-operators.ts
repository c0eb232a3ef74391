import { loadOperators, type Operator } from '#db/operators.ts'
import type { Office } from '../office.ts'

/** Every operator ever, those no longer active too. */
export function listOperators({ db }: Office): readonly Operator[] {
  return loadOperators(db)
}
