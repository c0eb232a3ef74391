import { appendLog, type Actor } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { storeUnitAlias } from '#db/unit-changes.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { buildUnitDirectory, resolveUnitName } from '#shared/returns/unit-directory.ts'
import { nameOf } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'

/** No unit of any year is called so: the name can be kept without doubt of whom it means. */
export function isNobodysName({ allUnits, plan, year }: YearBook, name: string): boolean {
  return resolveUnitName(buildUnitDirectory(allUnits, plan.city, year.year), name).length === 0
}

/** Keeps a name as an alias of a unit, so that the next file with it is recognised. In the caller's transaction. */
export function learnAlias(
  db: Database,
  actor: Actor,
  book: YearBook,
  { unit, name, file }: { readonly unit: UnitId; readonly name: string; readonly file: string },
): void {
  storeUnitAlias(db, actor, unit, name, true)
  appendLog(db, actor, {
    action: '改简称',
    object: unit,
    detail: { year: book.year.year, unit: nameOf(book, unit) ?? unit, added: [name], dropped: [], file },
  })
}
