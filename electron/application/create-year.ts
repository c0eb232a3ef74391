import { appendLog } from '#db/log.ts'
import { storePlan } from '#db/plans.ts'
import { storeScheme } from '#db/schemes.ts'
import { loadUnits, storeUnits } from '#db/units.ts'
import { loadYear, storeYear } from '#db/years.ts'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'

export interface NewYear {
  readonly year: number
  /** Made-up sample data. */
  readonly sample: boolean
}

/** Adds a year with the built-in plan and its default scheme; an existing year is refused. */
export function createYear(
  office: Office,
  { year, sample }: NewYear,
): Outcome<{ units: number; indicators: number }> {
  const { db } = office
  if (loadYear(db, year) !== null) {
    return fail('year-exists', `${year}年度已经建立，没有改动。要评价另一年，请换一个 --year。`)
  }
  const actor = office.act()
  const created = db.transaction(() => {
    storePlan(db, builtinPlan)
    storeUnits(db, builtinUnits)
    const scheme = builtinScheme(loadUnits(db))
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
