import { appendLog } from '#db/log.ts'
import { storeSendBack, storeSendBackWithdrawal, type SendBackItem } from '#db/send-backs.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatDay, type Day } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, formOf, type EvaluatedUnit, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { loadOpenSentBacks, loadSentBacks } from './sent-back.ts'

export interface SendBackRequest {
  readonly unit: UnitId
  /** The submission that the officer looked at. */
  readonly submissionId: number
  readonly deadline: Day
  readonly note: string
  readonly items: readonly SendBackItem[]
}

/** Gives a unit's standing submission back to it; a 退回 that is still open is replaced. Gives the new one's id. */
export function sendBack(office: Office, book: YearBook, request: SendBackRequest): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const evaluated = findEvaluated(book, request.unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const { db } = office
  const { year } = book.year
  const actor = office.act()
  const items = tidyItems(request.items)
  const judged = judgeItems(book, evaluated, items)
  if (!judged.ok) return judged
  const today = dayInChina(Date.parse(actor.at))
  if (request.deadline < today) {
    return fail(
      'bad-request',
      `报回期限 ${formatDay(request.deadline)}已经过去，没有退回。请选今天或以后的日期。`,
    )
  }
  return db.transaction((): Outcome<number> => {
    const submission = loadStandingOf(db, year, request.unit)
    if (submission === null) {
      return fail('unknown-submission', `${evaluated.name}还没有报送自评表，不能退回。可以在“催报”中催报。`)
    }
    if (submission.id !== request.submissionId) {
      return fail(
        'unknown-submission',
        `${evaluated.name}的有效自评表已是第 ${submission.number} 次报送，没有退回。请重新打开本页核对退回的内容。`,
      )
    }
    const replaced = loadOpenSentBacks(office, book).get(request.unit)?.sendBack ?? null
    const note = tidy(request.note)
    const { unit, deadline } = request
    const id = storeSendBack(db, actor, year, { unit, submissionId: submission.id, deadline, note, items })
    appendLog(db, actor, {
      action: '退回',
      object: unit,
      detail: {
        year,
        sendBack: id,
        submission: submission.number,
        deadline,
        note,
        items,
        replaces: replaced === null ? null : replaced.id,
      },
    })
    return { ok: true, value: id }
  })()
}

function tidyItems(items: readonly SendBackItem[]): readonly SendBackItem[] {
  return items.map(({ indicator, field, reason }) => ({
    indicator,
    // The form as a whole has no columns.
    field: indicator === null ? null : field,
    reason: tidy(reason),
  }))
}

function tidy(text: string): string {
  return trimSpaces(removeControls(text))
}

function judgeItems(book: YearBook, evaluated: EvaluatedUnit, items: readonly SendBackItem[]): Outcome<null> {
  if (items.length === 0) return fail('nothing-picked', '还没有选择要退回的内容，没有退回。请至少选择一项。')
  const known = new Set(formOf(book, evaluated).rows.map(({ indicatorId }) => indicatorId))
  const seen = new Set<string>()
  for (const { indicator, field, reason } of items) {
    const name = indicator ?? '整份表'
    if (indicator !== null && !known.has(indicator)) {
      return fail(
        'unknown-indicator',
        `${evaluated.name}没有编号 ${indicator} 的指标，没有退回。请重新选择。`,
      )
    }
    if (reason === '') {
      return fail('opinion-missing', `${name}还没有写退回原因，没有退回。请写明要单位改什么。`)
    }
    const key = `${indicator ?? ''} ${field ?? ''}`
    if (seen.has(key)) {
      return fail('bad-request', `${name}的同一格写了两次退回原因，没有退回。请合并为一条。`)
    }
    seen.add(key)
  }
  return { ok: true, value: null }
}

/** Takes back a 退回 that is still open: the unit need not answer it any more. */
export function withdrawSendBack(office: Office, book: YearBook, id: number, reason: string): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const why = tidy(reason)
  if (why === '') return fail('opinion-missing', '请写明撤回的原因。')
  const { db } = office
  return db.transaction((): Outcome<null> => {
    const sent = loadSentBacks(office, book).find(({ sendBack: known }) => known.id === id)
    if (sent === undefined) return fail('unknown-submission', '没有找到这次退回，请刷新后重新选择。')
    if (sent.state !== 'open') {
      return fail('decision-not-allowed', `${STATES[sent.state]}，不需要撤回。`)
    }
    const actor = office.act()
    storeSendBackWithdrawal(db, actor, id, why)
    appendLog(db, actor, {
      action: '撤回退回',
      object: sent.sendBack.unit,
      detail: { year: book.year.year, sendBack: id, deadline: sent.sendBack.deadline, reason: why },
    })
    return { ok: true, value: null }
  })()
}

const STATES = {
  answered: '单位已经重新报送',
  replaced: '这次退回已由后来的退回代替',
  withdrawn: '这次退回已经撤回',
} as const
