import type { NewUnitChange } from '#db/unit-changes.ts'
import { countUnitRecords } from '#db/unit-records.ts'
import type { Database } from '#db/open.ts'
import { unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { groupOf, indicatorsOf, replaceUnit } from '#shared/scheme/evaluated-units.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { namesIn, type UnitBook, type YearScheme } from './unit-book.ts'

/** A change that may be recorded, with all that comes of it. */
export interface PlannedChange {
  readonly change: NewUnitChange
  /** Schemes that change with it. */
  readonly schemes: readonly { readonly year: number; readonly scheme: Scheme }[]
  /** What comes of it, in sentences for the officer who confirms. */
  readonly effects: readonly string[]
}

/** Years from the change on in which the unit is evaluated. */
export function yearsTouched(book: UnitBook, unit: UnitId, from: number): readonly YearScheme[] {
  return book.years.filter(({ year, scheme }) => year.year >= from && groupOf(scheme, unit) !== null)
}

/** Years before the change in which it is. */
export function yearsBefore(book: UnitBook, unit: UnitId, from: number): readonly number[] {
  return book.years
    .filter(({ year, scheme }) => year.year < from && groupOf(scheme, unit) !== null)
    .map(({ year }) => year.year)
}

/** 更名: the schemes stay as they are, they name units by number. */
export function renamingEffects(
  db: Database,
  book: UnitBook,
  unit: Unit,
  { from, name }: { readonly from: number; readonly name: string },
): readonly string[] {
  const before = unitNameIn(unit, from)
  const past = yearsBefore(book, unit.id, from)
  const touched = yearsTouched(book, unit.id, from).map(({ year }) => year.year)
  const issued = touched.filter((year) => countUnitRecords(db, year, unit.id).formIssued)
  return [
    ...(past.length === 0
      ? []
      : [`${past.join('、')}年度仍用“${unitNameIn(unit, past.at(-1) ?? from)}”，各页和材料都不变。`]),
    touched.length === 0
      ? `以后新建的${from}年度及之后的年度用“${name}”。`
      : `${touched.join('、')}年度及之后改用“${name}”：自评表、汇总表和公文用新名，组别、指标、目标值和已收的材料不变。`,
    ...(issued.length === 0
      ? []
      : [
          `${issued.join('、')}年度的自评表已经下发，表上是“${before}”：报回时照常认作这个单位，要换成新名请重新下发。`,
        ]),
    `写着“${before}”或简称的自评表仍能导入；方案原文照原样显示，旁边注明现名。`,
  ]
}

/** 并入、停止评价: out of the schemes from that year on, with what it answered for passed on where there are heirs. */
export function endingSchemes(
  book: UnitBook,
  unit: Unit,
  from: number,
  heirs: readonly UnitId[],
): PlannedChange['schemes'] {
  return yearsTouched(book, unit.id, from).map(({ year, scheme }) => ({
    year: year.year,
    scheme: replaceUnit(scheme, unit.id, heirs),
  }))
}

export function endingEffects(
  db: Database,
  book: UnitBook,
  unit: Unit,
  { from, heirs }: { readonly from: number; readonly heirs: readonly Unit[] },
): readonly string[] {
  const past = yearsBefore(book, unit.id, from)
  const name = unitNameIn(unit, from - 1)
  return [
    ...(past.length === 0 ? [] : [`${past.join('、')}年度仍评价“${name}”，不受影响。`]),
    ...yearsTouched(book, unit.id, from).flatMap((at) => endingInYear(db, at, unit, name, heirs)),
    heirs.length === 0
      ? `以后新建的年度不再列入“${name}”。`
      : `以后新建的年度不再列入“${name}”，它的指标由谁承担在新建时确认。`,
  ]
}

function endingInYear(
  db: Database,
  { year: { year }, scheme }: YearScheme,
  unit: Unit,
  name: string,
  heirs: readonly Unit[],
): readonly string[] {
  const group = groupOf(scheme, unit.id)
  const own = indicatorsOf(scheme, unit.id)
  const takers = heirs.filter((heir) => {
    const elsewhere = groupOf(scheme, heir.id)
    return elsewhere === null || elsewhere.id === group?.id
  })
  const kept = heirs.filter((heir) => !takers.includes(heir))
  const orphans = takers.length > 0 ? [] : own.filter(({ units }) => units.length === 1)
  const issued = [unit, ...takers].some(({ id }) => countUnitRecords(db, year, id).formIssued)
  return [
    takers.length === 0
      ? `${year}年度不再评价“${name}”，从“${group?.name ?? ''}”组移出，它的 ${own.length} 项指标不再由它承担。`
      : `${year}年度不再评价“${name}”，它在“${group?.name ?? ''}”组的 ${own.length} 项指标改由${namesIn(takers, year)}承担。`,
    ...(kept.length === 0 ? [] : [`${namesIn(kept, year)}在另一组评价，不接本组的指标。`]),
    ...(orphans.length === 0
      ? []
      : [`指标 ${orphans.map(({ id }) => id).join('、')} 因此没有责任单位，请在“指标与目标”中另行安排。`]),
    ...(issued ? [`${year}年度已经下发的自评表要重新下发：“${name}”的不再收，承接单位的指标有变。`] : []),
  ]
}
