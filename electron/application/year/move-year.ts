import { appendLog } from '#db/log.ts'
import { storeYearState, YEAR_STATES, type YearState } from '#db/years.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { yearProgress } from './year-progress.ts'

/** Puts a year back to an earlier step, with a reason, or on to the next one where nothing it needs is missing. */
export function moveYear(office: Office, book: YearBook, to: YearState, given: string): Outcome<null> {
  const { year, state } = book.year
  const reason = given.trim()
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const isBack = YEAR_STATES.indexOf(to) < YEAR_STATES.indexOf(state)
  if (isBack && reason === '') return fail('reason-missing', `请写明退回到“${to}”的理由，理由会长期保留。`)
  if (!isBack && yearProgress(office, book).on !== to) return refuseForward(book, to)
  const { db } = office
  const actor = office.act()
  db.transaction(() => {
    storeYearState(db, actor, year, to, reason)
    appendLog(db, actor, {
      action: isBack ? '退回进度' : '进入下一步',
      object: `${year}年度`,
      detail: { year, before: state, after: to, reason },
    })
  })()
  return { ok: true, value: null }
}

function refuseForward({ year: { year, state } }: YearBook, to: YearState): Outcome<never> {
  if (to === state) return fail('cannot-move', `${year}年度已经在“${state}”，没有改动。`)
  if (to === '定等') return fail('cannot-move', '进入“定等”请在“等次评定”页点“定稿”。')
  if (to === '归档') return fail('cannot-move', '归档请到“归档与对比”页点“归档本年度”。')
  return fail(
    'cannot-move',
    `${year}年度现在是“${state}”，还不能进入“${to}”。请按“年度进度”中列出的事项办完，再逐步进入。`,
  )
}
