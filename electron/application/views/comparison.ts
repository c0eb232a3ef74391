import { loadStanding } from '#db/submissions.ts'
import { loadYears, YEAR_STATES } from '#db/years.ts'
import type { Comparison } from '#shared/contract/archive.ts'
import { compareGoals } from '#shared/reports/compare-goals.ts'
import { compareUnits } from '#shared/reports/compare-units.ts'
import { compareWork } from '#shared/reports/compare-work.ts'
import type { Office } from '../office.ts'
import { programsOf } from '../report-facts.ts'
import { scoreBook } from '../score-year.ts'
import { openYear, type YearBook } from '../year-book.ts'

/** Years with returns side by side; programs and goals only over years of the same plan. */
export function compareYears(office: Office, book: YearBook): Comparison {
  const { db } = office
  const all = loadYears(db).flatMap(({ year }) => {
    const opened = loadStanding(db, year).size > 0 ? openYear(office, year) : null
    if (opened === null || !opened.ok) return []
    return [{ book: opened.value, sheet: scoreBook(office, opened.value) }]
  })
  const ofPlan = all.map((one) => (one.book.year.planId === book.year.planId ? one : null))
  const spread = <Value>(of: readonly Value[]): readonly (Value | null)[] => {
    const rest = [...of]
    return ofPlan.map((one) => (one === null ? null : (rest.shift() ?? null)))
  }
  const same = ofPlan.filter((one) => one !== null)
  const work = same.map((one) => ({ ...one, scheme: one.book.scheme, programOf: programsOf(one.book) }))
  const goals = same.map((one) => ({ ...one, scheme: one.book.scheme, year: one.book.year.year }))
  return {
    years: all.map(({ book: { year } }) => ({
      year: year.year,
      sample: year.sample,
      fixed: YEAR_STATES.indexOf(year.state) >= YEAR_STATES.indexOf('定等'),
    })),
    units: compareUnits(
      book.allUnits,
      all.map(({ sheet }) => sheet),
    ),
    work: compareWork(book.plan, work).map((line) => ({ ...line, years: spread(line.years) })),
    goals: compareGoals(book.plan, goals).map((line) => ({ ...line, years: spread(line.years) })),
    planEnd: Math.max(...book.plan.phases.map(({ to }) => to)),
  }
}
