import { appendLog, type Actor } from '#db/log.ts'
import {
  loadWorkPoints,
  nextPointNumber,
  storeWorkPoint,
  type WorkPoint,
  type WorkPointEntry,
} from '#db/work-points.ts'
import { isDue } from '#shared/plan/due.ts'
import { planItems } from '#shared/plan/tasks.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'

const LONGEST = 2000

export interface PointDraft {
  /** null: a new one. */
  readonly number: number | null
  readonly task: string
  readonly text: string
  readonly units: readonly UnitId[]
  readonly due: string
  readonly reason: string
}

/** Adds a 本年工作要点 or changes one; gives its number. In a transaction. */
export function savePoint({ db }: Office, actor: Actor, book: YearBook, draft: PointDraft): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const judged = judgePoint(book, draft)
  if (!judged.ok) return judged
  const before = draft.number === null ? null : findPoint(loadWorkPoints(db, year), draft.number)
  if (draft.number !== null && before === null) return noPoint()
  const entry: WorkPointEntry = {
    year,
    number: draft.number ?? nextPointNumber(db, year),
    ...judged.value,
    kind: before === null ? 'added' : 'changed',
    reason: draft.reason.trim(),
  }
  if (before !== null && before.kind !== 'withdrawn' && sameContent(before, entry)) {
    return fail('work-point', '内容没有变，没有保存。')
  }
  storeWorkPoint(db, actor, entry)
  appendLog(db, actor, {
    action: before === null ? '新增本年要点' : before.kind === 'withdrawn' ? '恢复本年要点' : '修改本年要点',
    object: `任务 ${entry.task}`,
    detail: {
      year,
      point: entry.number,
      before: contentOf(before),
      after: contentOf(entry),
      reason: entry.reason,
    },
  })
  return { ok: true, value: entry.number }
}

/** Takes a point off the year's list; it stays on record and can be brought back. In a transaction. */
export function withdrawPoint(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  { number, reason }: { readonly number: number; readonly reason: string },
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const before = findPoint(loadWorkPoints(db, year), number)
  if (before === null || before.kind === 'withdrawn') return noPoint()
  storeWorkPoint(db, actor, { ...before, kind: 'withdrawn', reason: reason.trim() })
  appendLog(db, actor, {
    action: '撤回本年要点',
    object: `任务 ${before.task}`,
    detail: { year, point: number, before: contentOf(before), after: null, reason: reason.trim() },
  })
  return { ok: true, value: null }
}

function findPoint(points: readonly WorkPoint[], number: number): WorkPoint | null {
  return points.find((point) => point.number === number) ?? null
}

function noPoint(): Outcome<never> {
  return fail('work-point', '没有找到这条要点，或它已经撤回。请刷新后再看。')
}

function contentOf(
  entry: WorkPointEntry | null,
): Pick<WorkPointEntry, 'task' | 'text' | 'units' | 'due'> | null {
  return entry === null ? null : { task: entry.task, text: entry.text, units: entry.units, due: entry.due }
}

function sameContent(one: WorkPointEntry, other: WorkPointEntry): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

function judgePoint(
  book: YearBook,
  { task, text: written, units, due }: PointDraft,
): Outcome<Pick<WorkPointEntry, 'task' | 'text' | 'units' | 'due'>> {
  if (!planItems(book.plan).some(({ id }) => id === task)) {
    return fail('work-point', '方案中没有这项任务，没有保存。请重新选择任务。')
  }
  const text = trimSpaces(removeControls(written))
  if (text === '') return fail('work-point', '要点内容是空白，没有保存。请写明本年做什么。')
  if (text.length > LONGEST) {
    return fail('work-point', `要点有 ${text.length} 字，超过 ${LONGEST} 字，没有保存。请分成几条。`)
  }
  if (units.some((unit) => findEvaluated(book, unit) === null)) {
    return fail('work-point', `所选单位有不在${book.year.year}年度评价的，没有保存。请重新选择责任单位。`)
  }
  if (!isDue(due)) return fail('work-point', '完成时限没有这个日期，没有保存。请重新选择。')
  return { ok: true, value: { task, text, units: [...new Set(units)], due } }
}
