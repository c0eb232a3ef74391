import { appendLog, type Actor } from '#db/log.ts'
import { existsIn, unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import { enlistUnit as enlist, groupOf } from '#shared/scheme/evaluated-units.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { keepScheme } from '../scheme/keep-scheme.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { enlistedText } from './found-unit.ts'

const WORD = '列入评价'

/** Evaluates a unit that the office knows in a year in which it is not evaluated yet. In a transaction. */
export function enlistUnit(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  { unit: id, group }: { readonly unit: UnitId; readonly group: string },
): Outcome<readonly string[]> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const unit = book.allUnits.find((known) => known.id === id)
  if (unit === undefined) return fail('unknown-unit', '没有找到这个单位，请重新选择。')
  const name = unitNameIn(unit, year)
  if (!existsIn(unit, year)) {
    return fail('unit-change', `${year}年度没有“${name}”这个单位，不能列入评价。请核对它的起止年度。`)
  }
  const now = groupOf(book.scheme, id)
  if (now !== null) return fail('unit-change', `“${name}”已在“${now.name}”组，没有改动。`)
  if (!book.scheme.groups.some((known) => known.id === group)) {
    return fail('unit-change', '方案中没有所选的组别，没有改动。请重新选择组别。')
  }
  const scheme = enlist(book.scheme, id, group)
  const version = keepScheme({ db }, actor, year, scheme, WORD)
  appendLog(db, actor, { action: WORD, object: id, detail: { year, group, version } })
  return { ok: true, value: [enlistedText(year, scheme, id, name)] }
}
