import { appendLog } from '#db/log.ts'
import { storePlan } from '#db/plans.ts'
import { storeScheme } from '#db/schemes.ts'
import { storeUnits } from '#db/units.ts'
import { loadYear, storeYear } from '#db/years.ts'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { fitSchemeToYear, newYearUnits, type NewYearUnits } from './units/new-year-scheme.ts'
import { openUnitBook } from './units/unit-book.ts'
import type { UnitId } from '#shared/plan/unit.ts'

export interface NewYear {
  readonly year: number
  /** Made-up sample data. */
  readonly sample: boolean
  /** Units that ended and whose indicators their heirs shall not take over; default: heirs take over. */
  readonly withoutHeirs?: readonly UnitId[]
}

/** What becomes of units that were renamed, ended or added when a year is made; empty before the first. */
export function previewYear(office: Office, year: number): NewYearUnits {
  const book = openUnitBook(office)
  if (book.units.length === 0) return { renamed: [], ended: [], added: [] }
  return newYearUnits(book, builtinScheme(book.units), year)
}

/** Adds a year with the built-in plan and its default scheme; an existing year is refused. */
export function createYear(
  office: Office,
  { year, sample, withoutHeirs = [] }: NewYear,
): Outcome<{ units: number; indicators: number }> {
  const { db } = office
  if (loadYear(db, year) !== null) {
    return fail('year-exists', `${year}年度已经建立，没有改动。要评价另一年，请换一个 --year。`)
  }
  const actor = office.act()
  const created = db.transaction(() => {
    storePlan(db, builtinPlan)
    storeUnits(db, builtinUnits)
    const book = openUnitBook(office)
    const scheme = fitSchemeToYear(book, builtinScheme(book.units), year, new Set(withoutHeirs))
    storeYear(db, actor, { year, planId: builtinPlan.id, sample })
    storeScheme(db, actor, year, encodeScheme(scheme), '按默认办法建立')
    const units = scheme.groups.reduce((sum, group) => sum + group.units.length, 0)
    const indicators = scheme.groups.reduce((sum, group) => sum + group.indicators.length, 0)
    appendLog(db, actor, {
      action: '新建年度',
      object: `${year}年度`,
      detail: { plan: builtinPlan.id, scheme: scheme.name, units, indicators, sample },
    })
    return { units, indicators }
  })()
  return { ok: true, value: created }
}
