import { builtinPlan } from '#shared/plan/builtin.ts'
import { NO_FIELD_WORK } from '#shared/reports/field-work.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { day } from '#shared/scheme/day.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { UnitInput } from '#shared/scoring/input.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { scheme, year } from '#tests/scoring/small-year.ts'

/** The facts of a small year: one group, one block of 100, one indicator worth 100 that belongs to the first program. */
export function factsOf(
  units: readonly UnitInput[],
  own: Partial<ReportFacts> = {},
  by: Scheme = scheme(),
): ReportFacts {
  const input = year(units, by)
  return {
    sheet: scoreYear(input),
    scheme: input.scheme,
    plan: builtinPlan,
    deadline: input.deadline,
    units: new Map(units.map((unit) => [unit.unit, unit])),
    programOf: new Map([['g', new Map([['A', 1]])]]),
    sample: false,
    issued: day('2019-02-20'),
    appealUntil: null,
    feedback: new Map(),
    appeals: [],
    heading: { office: '', contact: '' },
    field: NO_FIELD_WORK,
    nominations: [],
    opinionOf: () => '',
    ...own,
  }
}
