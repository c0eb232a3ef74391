import { loadInspections, type Inspection } from '#db/inspections.ts'
import type { InspectionProblem, InspectionRecord, InspectionsPage } from '#shared/contract/inspections.ts'
import { dayInChina } from '../china-time.ts'
import { evidenceFolder } from '../evidence/store.ts'
import { problemState } from '../inspections/problem-state.ts'
import type { Office } from '../office.ts'
import { taskTitles, unitNameOf } from '../progress/pairs.ts'
import type { YearBook } from '../year-book.ts'
import { evidenceFile } from './unit-evidence.ts'

/** 督导检查 and 调研 of a year, the latest first. */
export function inspectionsPage(office: Office, book: YearBook): InspectionsPage {
  const today = dayInChina(Date.parse(office.act().at))
  const titles = taskTitles(book)
  const folder = evidenceFolder(office.db)
  const records = loadInspections(office.db, book.year.year)
    .map((inspection) => toRecord(book, inspection, { today, titles, folder }))
    .toSorted((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1))
  const standing = records.filter(({ withdrawn }) => !withdrawn)
  const problems = standing.flatMap((record) => record.problems)
  const count = (state: InspectionProblem['state']): number =>
    problems.filter((problem) => problem.state === state).length
  return {
    records,
    today,
    archived: book.year.state === '归档',
    counts: {
      inspections: standing.filter(({ form }) => form === '督导检查').length,
      research: standing.filter(({ form }) => form === '调研').length,
      open: count('待整改'),
      overdue: count('逾期'),
      settled: count('已整改'),
    },
    units: book.units.map(({ unit, name }) => ({
      unit: unit.id,
      name,
      otherNames: unit.names.filter((known) => known.name !== name).map((known) => known.name),
    })),
    tasks: [...titles].map(([task, title]) => ({ task, title })),
  }
}

function toRecord(
  book: YearBook,
  inspection: Inspection,
  at: {
    readonly today: string
    readonly titles: ReadonlyMap<string, string>
    readonly folder: string
  },
): InspectionRecord {
  const { number, kind, form, day, place, people, findings, operator, history, reason } = inspection
  return {
    number,
    withdrawn: kind === 'withdrawn',
    form,
    day,
    place,
    units: inspection.units.map((unit) => ({ unit, name: unitNameOf(book, unit) })),
    tasks: inspection.tasks.map((task) => ({ task, title: at.titles.get(task) ?? '' })),
    people,
    findings,
    problems: standingProblems(inspection).map((problem) => ({
      number: problem.number,
      text: problem.text,
      unit: problem.unit,
      unitName: problem.unit === null ? '' : unitNameOf(book, problem.unit),
      demand: problem.demand,
      deadline: problem.deadline,
      outcome: problem.outcome,
      settled: problem.settled,
      state: problemState(problem, at.today),
    })),
    photos: inspection.photos.map((photo) =>
      evidenceFile(at.folder, { ...photo, number: '', indicator: null }),
    ),
    operator,
    at: inspection.at,
    changes: history.length - 1,
    reason,
  }
}

export function standingProblems({ problems }: Pick<Inspection, 'problems'>): Inspection['problems'] {
  return problems.filter(({ kind }) => kind === 'kept')
}
