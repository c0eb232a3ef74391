import { loadInspections, type Inspection } from '#db/inspections.ts'
import { loadProgress, type Progress } from '#db/progress.ts'
import { periodWord } from '#shared/plan/periods.ts'
import type { FieldWork, ProgramField } from '#shared/reports/field-work.ts'
import type { Office } from './office.ts'
import { progressPairs } from './progress/pairs.ts'
import { standingProblems } from './views/inspections-page.ts'
import type { YearBook } from './year-book.ts'

/** What the report says of the year: the period that was told last, and every visit that stands. */
export function loadFieldWork(office: Pick<Office, 'db'>, book: YearBook): FieldWork {
  const { year } = book.year
  const visits = loadInspections(office.db, year)
    .filter(({ kind }) => kind === 'kept')
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const notes = loadProgress(office.db, year).filter(({ kind }) => kind === 'reported')
  // 'H1' stands before 'H2', 'Q3' before 'Q4'; the rhythm that was told in last is the one that counts.
  const rhythm = notes.at(-1)?.period.slice(0, 1) ?? ''
  const period =
    notes
      .map((note) => note.period)
      .filter((id) => id.startsWith(rhythm))
      .toSorted()
      .at(-1) ?? null
  const latest = notes.filter((note) => note.period === period)
  const pairs = progressPairs(office, book)
  return {
    inspections: visits.filter(({ form }) => form === '督导检查').length,
    research: visits.filter(({ form }) => form === '调研').length,
    places: [...new Set(visits.map(({ place }) => place))],
    problems: countProblems(visits),
    period: period === null ? null : `${year}年${periodWord(period)}`,
    programs: new Map(
      book.plan.programs.map(({ number, tasks }) => {
        const ids = new Set(tasks.map(({ id }) => id))
        const due = pairs.filter(({ program }) => program === number).length
        return [number, programField(due, ids, latest, visits)]
      }),
    ),
  }
}

function programField(
  due: number,
  ids: ReadonlySet<string>,
  notes: readonly Progress[],
  visits: readonly Inspection[],
): ProgramField {
  const own = notes.filter(({ task }) => ids.has(task))
  const count = (state: Progress['state']): number => own.filter((note) => note.state === state).length
  const about = visits.filter(({ tasks }) => tasks.some((task) => ids.has(task)))
  return {
    due,
    finished: count('已完成'),
    onTime: count('按计划'),
    behind: count('滞后'),
    idle: count('未开展'),
    visits: about.length,
    problems: countProblems(about),
  }
}

function countProblems(visits: readonly Inspection[]): { readonly found: number; readonly settled: number } {
  const problems = visits.flatMap(standingProblems)
  return { found: problems.length, settled: problems.filter(({ settled }) => settled !== '').length }
}
