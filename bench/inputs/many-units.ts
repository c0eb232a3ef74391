import { createRandom, type Random } from '#electron/application/sample/random.ts'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { unitId } from '#shared/plan/unit.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal, type Decimal } from '#shared/scheme/decimal.ts'
import { points } from '#shared/scheme/points.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import type { ItemInput, ReportedItem, UnitInput, YearInput } from '#shared/scoring/input.ts'
import { YEAR } from './forms.ts'

const NO_VALUES = { actual: null, yesNo: null, band: null, selfScore: null } as const
const ACTUALS: readonly Decimal[] = Array.from({ length: 200 }, (_, index) => decimal(`${index * 5}e-1`))

/** One group of so many units with so many items each: the departments' indicators in turn, everything reported and verified. */
export function manyUnits(unitCount: number, itemCount: number, seed: number): YearInput {
  const random = createRandom(seed)
  const scheme = builtinScheme(builtinUnits)
  const [group] = scheme.groups
  if (group === undefined) throw new Error('no group')
  const units = Array.from({ length: unitCount }, (_, index) => unitId(`U${index + 1}`))
  const indicators = Array.from({ length: itemCount }, (_, index): Indicator => {
    const pattern = group.indicators[index % group.indicators.length]
    if (pattern === undefined) throw new Error('no indicators')
    return { ...pattern, id: `${index + 1}`, units, leadUnits: units.slice(0, 3), unitTargets: new Map() }
  })
  return {
    year: YEAR,
    scheme: { ...scheme, groups: [{ ...group, units, unranked: [], indicators }] },
    deadline: day(`${YEAR + 1}-01-15`),
    calendar: { holidays: new Set(), workingWeekends: new Set() },
    units: units.map((unit): UnitInput => ({
      unit,
      name: unit,
      groupId: group.id,
      firstReceived: day(`${YEAR + 1}-01-10`),
      submission: 1,
      items: new Map(indicators.map((indicator) => [indicator.id, itemOf(indicator, random)])),
      adjustments: [],
      veto: null,
      decidedGrade: null,
      changedGrade: null,
      appealOpen: false,
    })),
  }
}

function itemOf({ rule, points: most }: Indicator, random: Random): ItemInput {
  const reported: ReportedItem = {
    ...NO_VALUES,
    ...(rule === 'graded' ? { selfScore: points(random.between(0, most)) } : {}),
    ...(rule === 'yes-no' ? { yesNo: random.between(0, 1) === 1 } : {}),
    ...(rule === 'graded' || rule === 'yes-no' ? {} : { actual: ACTUALS[random.between(0, 199)] ?? null }),
    notApplicable: false,
    noData: false,
    refused: false,
    filled: true,
  }
  return { reported, verified: { kind: 'score', score: points(random.between(0, most)), values: null } }
}
