import { loadInspections } from '#db/inspections.ts'
import { loadProgress, loadRhythm } from '#db/progress.ts'
import { YEAR_STATES } from '#db/years.ts'
import type { Todo } from '#shared/contract/overview.ts'
import { lastEnded } from '#shared/plan/periods.ts'
import { problemState } from '../inspections/problem-state.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import { standingProblems } from './inspections-page.ts'
import { progressRows } from './progress-page.ts'

/** What 督导 and 进展 ask for today. Who tells nothing of 进展 is only asked for where the office keeps it, and as long as a score can still be moved by it. */
export function fieldTodos(office: Office, book: YearBook, today: string): readonly Todo[] {
  const todos: Todo[] = []
  const { year, state } = book.year
  const overdue = loadInspections(office.db, year)
    .filter(({ kind }) => kind === 'kept')
    .flatMap(standingProblems)
    .filter((problem) => problemState(problem, today) === '逾期').length
  if (overdue > 0) {
    const text = `${overdue} 个督导发现的问题逾期没有整改，请督促`
    todos.push({ action: 'rectify', count: overdue, text })
  }
  const rhythm = loadRhythm(office.db, year)
  const due = lastEnded(rhythm, year, today)
  const kept = loadProgress(office.db, year).some(({ kind }) => kind === 'reported')
  if (due === null || !kept || YEAR_STATES.indexOf(state) >= YEAR_STATES.indexOf('反馈')) return todos
  const { rows } = progressRows(office, book, rhythm, due.id)
  const owing = new Set(rows.filter(({ note }) => note === null).map(({ unit }) => unit)).size
  if (owing > 0) {
    todos.push({ action: 'progress', count: owing, text: `${owing} 家单位没有报齐${due.word}的进展` })
  }
  return todos
}
