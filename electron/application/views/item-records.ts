import { loadInspections } from '#db/inspections.ts'
import { loadProgress } from '#db/progress.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { periodWord } from '#shared/plan/periods.ts'
import { safeguardId } from '#shared/plan/tasks.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { IndicatorSource } from '#shared/scheme/scheme.ts'
import { dayInChina } from '../china-time.ts'
import { problemState } from '../inspections/problem-state.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { standingProblems } from './inspections-page.ts'

/** What the year brought to a unit's item: 进展 of its tasks, and what 督导检查 and 调研 found there. */
export function itemRecords(
  { db, act }: Office,
  book: YearBook,
  unit: UnitId,
  indicator: string,
): Outcome<ValueOf<'itemRecords'>> {
  const source = findEvaluated(book, unit)?.group.indicators.find(({ id }) => id === indicator)?.source
  if (source === undefined) {
    return fail('unknown-indicator', '这个单位没有所选的指标，请刷新后重新选择。')
  }
  const { year } = book.year
  const today = dayInChina(Date.parse(act().at))
  const tasks = new Set(tasksOf(book, source))
  const notes = loadProgress(db, year)
    .filter((entry) => entry.kind === 'reported' && entry.unit === unit && tasks.has(entry.task))
    .toSorted((a, b) => (a.period === b.period ? 0 : a.period < b.period ? 1 : -1))
  const inspections = loadInspections(db, year).filter(
    (record) =>
      record.kind === 'kept' &&
      (record.tasks.length === 0 || record.tasks.some((task) => tasks.has(task))) &&
      (record.units.includes(unit) || standingProblems(record).some((problem) => problem.unit === unit)),
  )
  return {
    ok: true,
    value: {
      notes: notes.map(({ period, task, state, done, problems, next, reporter, day }) => ({
        period: periodWord(period),
        task,
        state,
        done,
        problems,
        next,
        reporter,
        day,
      })),
      inspections: inspections.map((record) => ({
        number: record.number,
        form: record.form,
        day: record.day,
        place: record.place,
        findings: record.findings,
        problems: standingProblems(record)
          .filter((problem) => problem.unit === null || problem.unit === unit)
          .map((problem) => ({
            text: problem.text,
            state: problemState(problem, today),
            outcome: problem.outcome,
          })),
      })),
    },
  }
}

/** The tasks and safeguards to which an indicator belongs. */
function tasksOf({ plan }: YearBook, source: IndicatorSource): readonly string[] {
  const ofPrograms = (numbers: readonly number[]): readonly string[] =>
    plan.programs
      .filter(({ number }) => numbers.includes(number))
      .flatMap(({ tasks }) => tasks.map(({ id }) => id))
  if ('task' in source) return [source.task]
  if ('program' in source) return ofPrograms([source.program])
  if ('safeguard' in source) return [safeguardId(source.safeguard)]
  return ofPrograms(plan.goals.find(({ id }) => id === source.goal)?.programs ?? [])
}
