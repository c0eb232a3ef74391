import { readRecentLog } from '#db/recent-log.ts'
import type { Todo, UnitRow, YearOverview } from '#shared/contract/overview.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { archiveGaps } from '../archive/close-year.ts'
import { appealTodos } from '../appeals/appeal-todos.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { nameOf } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { gradeGaps } from '../year/gaps.ts'
import { countOpenChecks } from '../review/second-check.ts'
import { unitId } from '#shared/plan/unit.ts'
import { fieldTodos } from './field-todos.ts'
import { unitRows } from './unit-rows.ts'

const RECENT = 10

/** 工作台: how the year stands today, and what to do next. */
export function yearOverview(office: Office, book: YearBook): YearOverview {
  const rows = unitRows(office, book)
  const today = dayInChina(Date.parse(office.act().at))
  const daysLeft = Math.round((Date.parse(book.deadline) - Date.parse(today)) / 86_400_000)
  const counts = countUnits(rows)
  return {
    year: book.year.year,
    sample: book.year.sample,
    state: book.year.state,
    deadline: book.deadline,
    today,
    daysLeft,
    counts,
    todos:
      book.year.state === '归档'
        ? []
        : findTodos(
            counts,
            daysLeft,
            unsetIndicators(book),
            [...appealTodos(office, book, today), ...gradeTodo(office, book, counts)],
            fieldTodos(office, book, today),
          ),
    recent: readRecentLog(office.db, book.year.year, RECENT).map((entry) => ({
      ...entry,
      object: nameOf(book, unitId(entry.object)) ?? entry.object,
    })),
  }
}

function countUnits(rows: readonly UnitRow[]): YearOverview['counts'] {
  const count = (holds: (row: UnitRow) => boolean): number => rows.filter(holds).length
  const sum = (of: (row: UnitRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return {
    units: rows.length,
    formsIssued: count((row) => row.form !== null),
    handedIn: count((row) => row.receipt !== 'missing'),
    late: count((row) => row.receipt === 'late'),
    missing: count((row) => row.receipt === 'missing'),
    sentBack: count((row) => row.sentBack !== null),
    sentBackOver: count((row) => row.sentBack !== null && row.sentBack.daysLeft < 0),
    sentBackLate: count((row) => row.sentBack !== null && row.receipt === 'late'),
    incomplete: count((row) => row.submission?.complete === false),
    unresolved: count((row) => row.submission?.complete === false && row.sentBack === null),
    openDoubts: sum((row) => row.openDoubts),
    doubtfulUnits: count((row) => row.openDoubts > 0),
    openQuestions: sum((row) => row.openQuestions),
    questionedUnits: count((row) => row.openQuestions > 0),
    openChecks: sum((row) => row.openChecks),
    uncheckedUnits: count((row) => row.openChecks > 0),
    items: sum((row) => (row.receipt === 'missing' ? 0 : row.items)),
    pendingItems: sum((row) => row.pendingItems),
    pendingUnits: count((row) => row.pendingItems > 0),
  }
}

/** Once all is reviewed: ties to decide, then 定稿; none where something else comes first. */
function gradeTodo(
  office: Office,
  book: YearBook,
  { handedIn, pendingItems }: YearOverview['counts'],
): readonly Todo[] {
  if (handedIn === 0 || pendingItems > 0) return []
  const { year, state } = book.year
  if (state === '定等') {
    return archiveGaps(office, book).length > 0
      ? []
      : [{ action: 'archive', count: 1, text: `${year}年度等次已定稿，材料印发以后可以归档` }]
  }
  const input = loadYearInput(office, book)
  const gaps = gradeGaps(scoreYear(input), input, countOpenChecks(office, book))
  const ties = gaps.find(({ page }) => page === 'grades')
  if (ties !== undefined) return [{ action: 'decide-ties', count: ties.count, text: `${ties.text}，请决定` }]
  if (gaps.length > 0) return []
  const units = input.units.length
  return [{ action: 'fix-grades', count: units, text: `${units} 家单位的等次已经排出，可以定稿` }]
}

/** All of them while the scheme is as the year began with it. */
function unsetIndicators({ scheme, schemeVersion }: YearBook): number {
  return schemeVersion > 1 ? 0 : scheme.groups.reduce((total, group) => total + group.indicators.length, 0)
}

/** In the order of work; what cannot be done yet is not said. */
function findTodos(
  counts: YearOverview['counts'],
  daysLeft: number,
  unset: number,
  later: readonly Todo[],
  field: readonly Todo[],
): readonly Todo[] {
  const { units, formsIssued, handedIn, missing, sentBackOver, unresolved, openDoubts, doubtfulUnits } =
    counts
  const { pendingItems, pendingUnits, openQuestions, questionedUnits } = counts
  const { openChecks, uncheckedUnits } = counts
  const todos: Todo[] = []
  const add = (action: Todo['action'], count: number, text: string): void => {
    if (count > 0) todos.push({ action, count, text })
  }
  // A unit that has handed in needs no form any more, whether or not this program made it.
  const unissued = handedIn === 0 ? units - formsIssued : 0
  add('export-forms', unissued, `${unissued} 家单位还没有下发自评表`)
  if (unissued === units)
    add('set-targets', unset, `${unset} 项指标的目标和分值还没有按本年设定，下发之前请先看一遍`)
  if (unissued === 0 && daysLeft >= 0)
    add('import-returns', missing, `${missing} 家单位还没有报送，收到后请导入`)
  const overdue = daysLeft < 0 && unissued === 0 ? missing : 0
  add('remind', overdue + sentBackOver, `${overdueText(overdue, sentBackOver)}，请催报`)
  add('settle-doubts', doubtfulUnits, `${doubtfulUnits} 家单位的自评表共有 ${openDoubts} 处疑点，请核对`)
  // Nothing in doubt any more, and yet not whole: only the unit can fill that in.
  if (doubtfulUnits === 0) add('resolve', unresolved, `${unresolved} 家单位的自评表没有填全，请退回补正`)
  add('review', pendingItems, `${pendingUnits} 家单位共 ${pendingItems} 项待审核`)
  add('answer', openQuestions, `${questionedUnits} 家单位共有 ${openQuestions} 处审核疑点还没有答复`)
  if (pendingItems === 0) add('check', openChecks, `${uncheckedUnits} 家单位共 ${openChecks} 项待复核`)
  for (const { action, count, text } of later) add(action, count, text)
  if (handedIn > 0 && pendingItems === 0)
    add('write-reports', handedIn, '各项均已审核，可以导出报告、通报和汇总表')
  // What goes on beside the evaluation comes after its steps.
  todos.push(...field)
  return todos.slice(0, 5)
}

/** "3 家单位逾期未报，1 家退回后逾期未报". */
function overdueText(missing: number, sentBack: number): string {
  return [
    missing === 0 ? '' : `${missing} 家单位逾期未报`,
    sentBack === 0 ? '' : `${sentBack} 家单位退回后逾期未报`,
  ]
    .filter((part) => part !== '')
    .join('，')
}
