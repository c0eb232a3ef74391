import { appendLog, type Actor } from '#db/log.ts'
import { loadProgress, loadRhythm, progressKey, storeProgress } from '#db/progress.ts'
import { PERIODS } from '#shared/plan/periods.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { progressPairs } from './pairs.ts'

/** What was 已完成 in the period before stays so: brought into this period where it has no entry. Told in sentences; in a transaction. */
export function copyFinished(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  period: string,
): Outcome<readonly string[]> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const periods = PERIODS[loadRhythm(db, year)]
  const at = periods.findIndex(({ id }) => id === period)
  const [before, now] = [periods[at - 1], periods[at]]
  if (before === undefined || now === undefined) {
    return fail('progress', '这是本年的第一期，没有上一期可以带入。')
  }
  const entries = loadProgress(db, year)
  const known = new Set(entries.filter(({ kind }) => kind === 'reported').map(progressKey))
  const pairs = new Set(
    progressPairs({ db }, book).map(({ task, unit }) => progressKey({ period, task, unit })),
  )
  const due = entries
    .filter((entry) => entry.period === before.id && entry.kind === 'reported' && entry.state === '已完成')
    .map((entry) => ({ ...entry, period }))
    .filter((entry) => pairs.has(progressKey(entry)) && !known.has(progressKey(entry)))
  if (due.length === 0) {
    return fail('progress', `${before.word}“已完成”的各项，${now.word}都已有进展，没有可带入的。`)
  }
  const day = dayInChina(Date.parse(actor.at))
  for (const entry of due) storeProgress(db, actor, { ...entry, day, reason: `从${before.word}带入` })
  appendLog(db, actor, {
    action: '带入上期进展',
    object: `${year}年度`,
    detail: { year, period, from: before.id, copied: due.length },
  })
  return {
    ok: true,
    value: [`把${before.word}“已完成”的 ${due.length} 项带入${now.word}，文字照旧，可以再改。`],
  }
}
