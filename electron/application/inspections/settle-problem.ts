import { storeProblem } from '#db/inspections.ts'
import { appendLog, type Actor } from '#db/log.ts'
import { parseDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { clean } from './judge-inspection.ts'
import { findInspection, noInspection, objectOf } from './save-inspection.ts'

/** Writes down 整改情况 of a problem; `settled` '': still open. In a transaction. */
export function settleProblem(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  at: {
    readonly inspection: number
    readonly problem: number
    readonly outcome: string
    readonly settled: string
  },
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const inspection = findInspection({ db }, year, at.inspection)
  if (inspection === null || inspection.kind === 'withdrawn') return noInspection()
  const before = inspection.problems.find(({ number, kind }) => number === at.problem && kind === 'kept')
  if (before === undefined) return fail('inspection', '没有找到这个问题，或它已经撤回。请刷新后再看。')
  const outcome = clean(at.outcome)
  if (at.settled !== '') {
    if (outcome === '') return fail('inspection', '整改情况是空白，没有保存。请写明怎样整改的。')
    const day = parseDay(at.settled)
    if (day === null || day > dayInChina(Date.parse(actor.at)) || day < inspection.day) {
      return fail('inspection', '整改完成日期要在检查当天到今天之间，没有保存。请重新选择日期。')
    }
  }
  if (outcome === before.outcome && at.settled === before.settled) {
    return fail('inspection', '内容没有变，没有保存。')
  }
  storeProblem(db, actor, { ...before, outcome, settled: at.settled })
  appendLog(db, actor, {
    action: '登记整改',
    object: objectOf(inspection),
    detail: {
      year,
      inspection: at.inspection,
      problem: at.problem,
      text: before.text,
      before: { outcome: before.outcome, settled: before.settled },
      after: { outcome, settled: at.settled },
    },
  })
  return { ok: true, value: null }
}
