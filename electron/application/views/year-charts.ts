import type { YearCharts } from '#shared/contract/scores.ts'
import { roundHalfUp } from '#shared/scheme/fraction.ts'
import { totalOf } from '#shared/reports/figures.ts'
import { goalRows, type GoalRow } from '#shared/reports/goal-figures.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { figuresOfProgram } from '#shared/reports/report-programs.ts'
import type { Office } from '../office.ts'
import { loadReportFacts } from '../report-facts.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'

/** What is looked at rather than read: programs, goals, units; the same numbers as in the report. */
export function yearCharts(office: Office, book: YearBook): YearCharts {
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  return {
    handedIn: facts.sheet.groups.some(({ units }) => units.some(({ submission }) => submission !== null)),
    programs: facts.plan.programs.map(({ number, shortTitle }) => {
      const { score, full } = figuresOfProgram(facts, number)
      return {
        title: shortTitle,
        rate: full > 0 ? roundHalfUp(BigInt(score) * 1000n, BigInt(full)) / 10 : null,
      }
    }),
    goals: goalCounts(facts),
    groups: facts.sheet.groups.map(({ id, name, units }) => ({
      id,
      name,
      units: units.map((unit) => {
        const total = totalOf(unit)
        return {
          name: unit.name,
          total: total === null ? null : total / 100,
          provisional: unit.pendingItems > 0,
        }
      }),
    })),
  }
}

/** For each goal of the plan that is an indicator: how many units are where against the target. */
function goalCounts(facts: ReportFacts): YearCharts['goals'] {
  const rows = goalRows(facts.sheet, facts.scheme)
  return facts.scheme.groups.flatMap((group) =>
    group.indicators
      .filter(({ source }) => 'goal' in source)
      .flatMap((indicator) => {
        const own = rows.filter((row) => row.group === group.id && row.indicator === indicator.id)
        const [first] = own
        if (first === undefined) return []
        const count = (light: GoalRow['light']): number => own.filter((row) => row.light === light).length
        return [
          {
            title: indicator.title,
            target: `${first.target}${first.measure}`,
            reached: count('绿'),
            partly: count('黄'),
            missed: count('红'),
            unknown: count(null),
          },
        ]
      }),
  )
}
