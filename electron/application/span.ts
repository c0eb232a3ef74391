import { loadYears } from '#db/years.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import type { SpanFacts } from '#shared/reports/span-facts.ts'
import type { Office } from './office.ts'
import { loadReportFacts } from './report-facts.ts'
import { openYear, type YearBook } from './year-book.ts'
import { loadYearInput } from './year-input.ts'

/** The years of this year's plan up to it, those with returns; null: fewer than two of them. */
export function loadSpan(office: Office, book: YearBook, facts: ReportFacts): SpanFacts | null {
  const years = yearsOfPlan(office, book).map((year) =>
    year === book.year.year ? facts : factsOf(office, year),
  )
  const [first, ...others] = years.filter(hasReturns)
  if (first === undefined || others.length === 0) return null
  const empty = years.filter((one) => !hasReturns(one)).map(({ sheet }) => sheet.year)
  return { years: [first, ...others], empty }
}

/** Why there is no 总结评估报告 to write now; null: there is one. */
export function whyNoSpan(office: Office, book: YearBook): string | null {
  return yearsOfPlan(office, book).length < 2
    ? `${book.year.year}年度以前没有按同一方案评价的年度。两个以上年度有了自评表，才能写总结评估报告。`
    : null
}

function yearsOfPlan(office: Office, book: YearBook): readonly number[] {
  return loadYears(office.db)
    .map(({ year }) => year)
    .filter((year) => year <= book.year.year)
    .filter((year) => {
      if (year === book.year.year) return true
      const opened = openYear(office, year)
      return opened.ok && opened.value.plan.id === book.plan.id
    })
    .toSorted((a, b) => a - b)
}

function factsOf(office: Office, year: number): ReportFacts {
  const opened = openYear(office, year)
  if (!opened.ok) throw new Error(opened.error.message)
  return loadReportFacts(office, opened.value, loadYearInput(office, opened.value))
}

function hasReturns({ sheet }: ReportFacts): boolean {
  return sheet.groups.some(({ units }) => units.some(({ submission }) => submission !== null))
}
