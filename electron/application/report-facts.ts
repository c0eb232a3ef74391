import { evaluatedGroups } from '#shared/reports/evaluated-groups.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { loadStandingReviews } from '#db/reviews.ts'
import { appealFacts } from './appeals/appeal-facts.ts'
import { dayInChina } from './china-time.ts'
import { loadFieldWork } from './field-work.ts'
import { loadNominated } from './nominations/load-nominated.ts'
import type { Office } from './office.ts'
import { loadLetterhead } from './settings/load-letterhead.ts'
import { nameUnits } from './views/named-units.ts'
import type { YearBook } from './year-book.ts'

/** What the year-end documents are made from, as the database stands now; they carry the day of today. */
export function loadReportFacts(office: Office, book: YearBook, input: YearInput): ReportFacts {
  const reviews = loadStandingReviews(office.db, book.year.year)
  const sheet = scoreYear(input)
  return {
    sheet: { ...sheet, groups: evaluatedGroups(sheet.groups) },
    scheme: { ...book.scheme, groups: evaluatedGroups(book.scheme.groups) },
    plan: planAsCalled(book),
    deadline: book.deadline,
    units: new Map(input.units.map((unit) => [unit.unit, unit])),
    programOf: programsOf(book),
    sample: book.year.sample,
    issued: dayInChina(Date.parse(office.act().at)),
    ...appealFacts(office, book),
    heading: book.heading,
    field: loadFieldWork(office, book),
    nominations: loadNominated(office, book),
    letterhead: loadLetterhead(office.db),
    opinionOf: (unit, indicator) => reviews.get(unit)?.get(indicator)?.opinion ?? '',
  }
}

/** The plan with its 牵头 units as the year calls them: a paper of the year has one name for a unit. */
function planAsCalled(book: YearBook): YearBook['plan'] {
  const named = nameUnits(book)
  return {
    ...book.plan,
    programs: book.plan.programs.map((program) => ({
      ...program,
      leads: program.leads.map((lead) => named(lead).name),
    })),
  }
}

/** The program of each indicator, for each group: group id → indicator id → program number. */
export function programsOf(book: YearBook): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(
    book.scheme.groups.map((group) => [
      group.id,
      new Map(
        group.indicators.flatMap((indicator) => {
          const program = programOf(book, indicator)
          return program === null ? [] : [[indicator.id, program] as const]
        }),
      ),
    ]),
  )
}

/** The program to which an indicator belongs; null: to none, or to several. */
function programOf(book: YearBook, { source }: Indicator): number | null {
  if ('program' in source) return source.program
  if ('task' in source) {
    return book.plan.programs.find(({ tasks }) => tasks.some(({ id }) => id === source.task))?.number ?? null
  }
  if (!('goal' in source)) return null
  const [program, ...more] = book.plan.goals.find(({ id }) => id === source.goal)?.programs ?? []
  return program === undefined || more.length > 0 ? null : program
}
