import { unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { buildUnitDirectory, resolveUnitName } from '#shared/returns/unit-directory.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findUnit, type UnitBook } from './unit-book.ts'

const LONGEST = 60

/**
 * A name as it will be kept, for a unit or for one that is yet to be added (null). A name by which another unit is known
 * in any year is refused with that unit named: a name on a form must lead to one unit.
 */
export function judgeName(book: UnitBook, unit: UnitId | null, text: string, year: number): Outcome<string> {
  const name = trimSpaces(removeControls(text))
  if (name === '') return fail('unit-name', '名称是空白，没有保存。请填写单位名称。')
  if (name.length > LONGEST) return fail('unit-name', `名称超过 ${LONGEST} 字，没有保存。请核对后重填。`)
  const others = book.units.filter(
    ({ id, validFrom, validTo }) =>
      id !== unit && !(validFrom !== null && validTo !== null && validTo < validFrom),
  )
  const [other] = resolveUnitName(buildUnitDirectory(others, book.city, year), name)
  const taken = other === undefined ? null : findUnit(book, other)
  if (taken === null) return { ok: true, value: name }
  const official = unitNameIn(taken, year)
  const told = official === name ? `“${name}”已经是另一个单位的名称` : `“${name}”已经用来指“${official}”`
  return fail(
    'unit-name',
    `${told}，没有保存。一个名称只能对应一个单位：请换一个名称，或先改“${official}”的名称、简称。`,
  )
}
