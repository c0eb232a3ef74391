import { appendLog, type Actor } from '#db/log.ts'
import {
  loadProgress,
  loadRhythm,
  storeProgress,
  storeRhythm,
  type Progress,
  type ProgressEntry,
} from '#db/progress.ts'
import { PERIODS, RHYTHM_WORDS, type Rhythm } from '#shared/plan/periods.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { parseDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { progressPairs } from './pairs.ts'

const LONGEST = 2000

export type ProgressDraft = Omit<ProgressEntry, 'year' | 'kind'>

/** Writes down what a unit told of a task in a period, or a later word on it. In a transaction. */
export function saveProgress(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  draft: ProgressDraft,
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const judged = judge({ db }, book, draft, dayInChina(Date.parse(actor.at)))
  if (!judged.ok) return judged
  const entry = judged.value
  const before = findProgress({ db }, entry)
  if (before?.kind === 'reported' && sameContent(before, entry)) {
    return fail('progress', '内容没有变，没有保存。')
  }
  storeProgress(db, actor, entry)
  appendLog(db, actor, {
    action: before === null ? '登记进展' : before.kind === 'withdrawn' ? '恢复进展' : '修改进展',
    object: entry.unit,
    detail: {
      year: entry.year,
      period: entry.period,
      task: entry.task,
      before: before?.kind === 'reported' ? contentOf(before) : null,
      after: contentOf(entry),
      reason: entry.reason,
    },
  })
  return { ok: true, value: null }
}

/** Takes an entry out of count, with the reason; it stays on record. In a transaction. */
export function withdrawProgress(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  at: Pick<ProgressEntry, 'period' | 'task' | 'unit'> & { readonly reason: string },
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const before = findProgress({ db }, { year, ...at })
  if (before === null || before.kind === 'withdrawn') {
    return fail('progress', '没有找到这条进展，或它已经撤回。请刷新后再看。')
  }
  const reason = at.reason.trim()
  if (reason === '') return fail('progress', '请写明撤回的原因，例如“登记到了别的单位”。')
  storeProgress(db, actor, { ...before, kind: 'withdrawn', reason })
  appendLog(db, actor, {
    action: '撤回进展',
    object: before.unit,
    detail: {
      year,
      period: before.period,
      task: before.task,
      before: contentOf(before),
      after: null,
      reason,
    },
  })
  return { ok: true, value: null }
}

/** 按季度 or 按半年. What was told in the other rhythm stays on record. In a transaction. */
export function changeRhythm({ db }: Office, actor: Actor, book: YearBook, rhythm: Rhythm): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const before = loadRhythm(db, year)
  if (before === rhythm) return fail('progress', `本年进展已经是${RHYTHM_WORDS[rhythm]}报送，没有改动。`)
  storeRhythm(db, actor, year, rhythm)
  appendLog(db, actor, {
    action: '改进展周期',
    object: `${year}年度`,
    detail: { year, before, after: rhythm },
  })
  return { ok: true, value: null }
}

function findProgress(
  { db }: Pick<Office, 'db'>,
  { year, period, task, unit }: Pick<ProgressEntry, 'year' | 'period' | 'task' | 'unit'>,
): Progress | null {
  return (
    loadProgress(db, year).find(
      (known) => known.period === period && known.task === task && known.unit === unit,
    ) ?? null
  )
}

function contentOf({ state, done, problems, next, reporter, day }: ProgressEntry) {
  return { state, done, problems, next, reporter, day }
}

function sameContent(one: ProgressEntry, other: ProgressEntry): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

function judge(
  { db }: Pick<Office, 'db'>,
  book: YearBook,
  draft: ProgressDraft,
  today: string,
): Outcome<ProgressEntry> {
  const { year } = book.year
  const rhythm = loadRhythm(db, year)
  if (!PERIODS[rhythm].some(({ id }) => id === draft.period)) {
    return fail('progress', `本年进展${RHYTHM_WORDS[rhythm]}报送，没有所选的这一期，没有保存。请重新选择。`)
  }
  const known = progressPairs({ db }, book).some(
    ({ task, unit }) => task === draft.task && unit === draft.unit,
  )
  if (!known) {
    return fail('progress', '这家单位不是这项任务的责任单位，没有保存。请重新选择，或在本年要点中列上它。')
  }
  const texts = {
    done: clean(draft.done),
    problems: clean(draft.problems),
    next: clean(draft.next),
    reporter: clean(draft.reporter),
    reason: clean(draft.reason),
  }
  if (texts.done === '' && draft.state !== '未开展') {
    return fail('progress', '完成情况是空白，没有保存。请写明做了什么；还没有做的，进度选“未开展”。')
  }
  const long = Object.values(texts).find((text) => text.length > LONGEST)
  if (long !== undefined) {
    return fail('progress', `有一栏写了 ${long.length} 字，超过 ${LONGEST} 字，没有保存。请写得简短些。`)
  }
  const day = parseDay(draft.day)
  if (day === null || day > today) {
    return fail('progress', '报送日期没有这一天，或在今天以后，没有保存。请重新选择日期。')
  }
  return { ok: true, value: { ...draft, ...texts, year, kind: 'reported' } }
}

function clean(text: string): string {
  return trimSpaces(removeControls(text))
}
