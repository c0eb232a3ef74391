import { loadWorkPoints, type WorkPoint } from '#db/work-points.ts'
import type { PlanIndicator, PlanPoint, PlanTasks } from '#shared/contract/plan.ts'
import { dueText } from '#shared/plan/due.ts'
import { safeguardId } from '#shared/plan/tasks.ts'
import { unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import { RULE_NAMES } from '#shared/scheme/rule-names.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import type { Group, Indicator, IndicatorSource } from '#shared/scheme/scheme.ts'
import type { Office } from '../office.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { nameUnits } from './named-units.ts'

/** 规划与任务: the plan with this year's points and indicators beside each task. */
export function planTasks({ db }: Office, book: YearBook): PlanTasks {
  const { plan } = book
  const { year } = book.year
  const named = nameUnits(book)
  const points = loadWorkPoints(db, year)
  const before = loadWorkPoints(db, year - 1).filter(({ kind }) => kind !== 'withdrawn')
  const pointsOf = (task: string): readonly PlanPoint[] =>
    points.filter((point) => point.task === task).map((point) => toPoint(book, point))
  const indicatorsOf = (wanted: (source: IndicatorSource) => boolean): readonly PlanIndicator[] =>
    book.scheme.groups.flatMap((group) =>
      group.indicators
        .filter(({ source }) => wanted(source))
        .map((indicator) => toIndicator(book, group, indicator)),
    )
  return {
    title: plan.title,
    documentNumber: plan.documentNumber,
    programs: plan.programs.map((program) => ({
      number: program.number,
      chineseNumber: program.chineseNumber,
      title: program.title,
      shortTitle: program.shortTitle,
      aims: program.aimsText,
      division: program.divisionText,
      leads: program.leads.map(named),
      indicators: indicatorsOf(
        (source) =>
          ('program' in source && source.program === program.number) ||
          ('goal' in source && goalPrograms(book, source.goal).includes(program.number)),
      ),
      tasks: program.tasks.map((task) => ({
        id: task.id,
        number: task.number,
        title: task.title,
        text: task.text,
        responsibility: task.responsibilityText,
        units: task.units.map(named),
        indicators: indicatorsOf((source) => 'task' in source && source.task === task.id),
        points: pointsOf(task.id),
      })),
    })),
    safeguards: plan.safeguards.map(({ number, title, text }) => ({
      id: safeguardId(number),
      number,
      title,
      text,
      indicators: indicatorsOf((source) => 'safeguard' in source && source.safeguard === number),
      points: pointsOf(safeguardId(number)),
    })),
    units: book.units.map(({ unit, name }) => ({
      unit: unit.id,
      name,
      otherNames: unit.names.filter((known) => known.name !== name).map((known) => known.name),
    })),
    pointsBefore: before.length,
    archived: book.year.state === '归档',
  }
}

function goalPrograms(book: YearBook, goal: string): readonly number[] {
  return book.plan.goals.find(({ id }) => id === goal)?.programs ?? []
}

function nameOf(book: YearBook, id: UnitId): string {
  const evaluated = findEvaluated(book, id)
  if (evaluated !== null) return evaluated.name
  const unit = book.allUnits.find((known) => known.id === id)
  return unit === undefined ? id : unitNameIn(unit, book.year.year)
}

function toPoint(book: YearBook, { number, task, kind, text, units, due, history }: WorkPoint): PlanPoint {
  const { year } = book.year
  return {
    number,
    task,
    withdrawn: kind === 'withdrawn',
    text,
    units: units.map((unit) => ({ unit, name: nameOf(book, unit) })),
    due,
    dueText: dueText(due, year),
    history: history.map((entry) => ({
      kind: entry.kind,
      text: entry.text,
      units: entry.units.map((unit) => nameOf(book, unit)).join('、'),
      dueText: dueText(entry.due, year),
      reason: entry.reason,
      operator: entry.operator,
      at: entry.at,
    })),
  }
}

function toIndicator(book: YearBook, group: Group, indicator: Indicator): PlanIndicator {
  const { id, title, rule, points, measure, target, units, unitTargets } = indicator
  return {
    id,
    group: group.name,
    title,
    ruleName: RULE_NAMES[rule],
    needsTarget: rule === 'higher-is-better' || rule === 'lower-is-better',
    points,
    measure,
    target: target === null ? null : formatDecimal(target),
    units: units.map((unit) => {
      const own = unitTargets.get(unit)
      return {
        unit,
        name: nameOf(book, unit),
        /** Its own; null: as for all. */
        target: own === undefined || own === null ? null : formatDecimal(own),
      }
    }),
  }
}
