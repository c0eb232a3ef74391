import { loadAppeals, outcomeOf, storeAppealDecision, type Appeal, type AppealDecision } from '#db/appeals.ts'
import { appendLog } from '#db/log.ts'
import { loadItemHistory, storeReviews, type Review } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatPoints } from '#shared/scheme/points.ts'
import { atomically } from '../atomically.ts'
import { judgeDecision, type Decision } from '../judge-decision.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { loadUnitItems } from '../year-input.ts'
import { preparedItem } from '../verify-item.ts'
import { refuseArchived } from '../year-state.ts'
import { scoreOf } from './register-appeal.ts'

export const APPEAL_WAY = '申诉复核'
export const TAKEN_BACK_WAY = '收回复核'

export interface AppealVerdict {
  readonly id: number
  readonly outcome: Exclude<AppealDecision['outcome'], '收回'>
  readonly opinion: string
  /** The new decision of the item where it changes; else null. */
  readonly decision: Exclude<Decision, { kind: 'reopened' }> | null
}

/** 复核: keeps the outcome of an appeal; a new score of its item becomes a review in the same transaction. */
export function decideAppeal(office: Office, book: YearBook, verdict: AppealVerdict): Outcome<null> {
  const { db } = office
  const { year } = book.year
  return atomically(db, () => {
    const found = findAppeal(office, book, verdict.id)
    if (!found.ok) return found
    const appeal = found.value
    if (outcomeOf(appeal) !== null) return refuse('这件申诉已经办结。结果有误的，请先收回复核，再重新复核。')
    const opinion = tidy(verdict.opinion)
    if (opinion === '' && verdict.outcome !== '撤回') return refuse('请写明复核意见，没有办结。')
    const before = scoreOf(office, book, appeal.unit, appeal.indicator)
    const changes = verdict.outcome === '调整' || verdict.outcome === '部分采纳'
    const actor = office.act()
    if (changes && appeal.indicator !== null) {
      const review = judgeReview(office, book, appeal, { ...verdict, opinion })
      if (!review.ok) return review
      storeReviews(db, actor, year, [review.value])
    }
    const after = scoreOf(office, book, appeal.unit, appeal.indicator)
    const was = appeal.indicator === null ? appeal.score : (before?.score ?? null)
    if (changes && was === after?.score) return refuse(unchangedText(appeal, was))
    const { outcome } = verdict
    const kept = { outcome, opinion, before: was, score: after?.score ?? null }
    storeAppealDecision(db, actor, appeal.id, kept)
    const { unit, about, indicator } = appeal
    appendLog(db, actor, {
      action: APPEAL_WAY,
      object: unit,
      detail: { year, appeal: appeal.id, about, indicator, ...kept },
    })
    return { ok: true, value: null }
  })
}

function unchangedText({ indicator }: Appeal, was: number | null): string {
  const score = was === null ? '没有变' : `仍是 ${formatPoints(was)}`
  return indicator === null
    ? `总分${score}，还没有改动。请先到“审核”或“加减分与否决”改好，再来办结；不改分的请选“维持”。`
    : `新分${score}，与原来相同。不改分的请选“维持”。`
}

/** By the rule's bands, as verifyItem does. */
function judgeReview(
  office: Office,
  book: YearBook,
  { unit, indicator }: Appeal,
  { decision, opinion }: AppealVerdict,
): Outcome<Review> {
  const evaluated = findEvaluated(book, unit)
  const item = evaluated === null || indicator === null ? null : preparedItem(book, evaluated, indicator)
  if (evaluated === null || item === null || indicator === null) {
    return fail('unknown-indicator', '这家单位现在没有这项指标，不能改分。请选“维持”并写明意见。')
  }
  if (decision === null) return refuse('请填写复核后的得分，没有办结。')
  const judged = judgeDecision(decision, {
    item,
    reported: loadUnitItems(office, book, evaluated).items.get(indicator)?.reported ?? null,
    reviewed: true,
    opinion,
  })
  if (!judged.ok) return judged
  const submissionId = loadStanding(office.db, book.year.year).get(unit)?.id ?? null
  return { ok: true, value: { unit, indicator, submissionId, ...judged.value, way: APPEAL_WAY, opinion } }
}

/** 收回复核: a counter-entry opens the appeal again, and what stood of its item before stands again. */
export function reopenAppeal(office: Office, book: YearBook, id: number, reason: string): Outcome<null> {
  const { db } = office
  const { year } = book.year
  return atomically(db, () => {
    const found = findAppeal(office, book, id)
    if (!found.ok) return found
    const appeal = found.value
    const outcome = outcomeOf(appeal)
    if (outcome === null) return refuse('这件申诉还没有办结，不需要收回。')
    const why = tidy(reason)
    if (why === '') return fail('reason-missing', '请写明收回的原因。')
    const actor = office.act()
    const { unit, about, indicator } = appeal
    if (indicator !== null && (outcome.outcome === '调整' || outcome.outcome === '部分采纳')) {
      const [last, before] = loadItemHistory(db, year, unit, indicator).toReversed()
      if (last?.way !== APPEAL_WAY || last.score !== outcome.score) {
        return refuse('复核以后这一项又核定过，不能直接收回。请到“审核”核对这一项现在的得分。')
      }
      storeReviews(db, actor, year, [restored(last, before)])
    }
    storeAppealDecision(db, actor, id, {
      outcome: '收回',
      opinion: why,
      before: outcome.score,
      score: outcome.before,
    })
    const detail = { year, appeal: id, about, indicator, outcome: outcome.outcome, score: outcome.score }
    appendLog(db, actor, {
      action: TAKEN_BACK_WAY,
      object: unit,
      detail: { ...detail, restored: outcome.before, reason: why },
    })
    return { ok: true, value: null }
  })
}

function restored(last: Review, before: Review | undefined): Review {
  const blank = { kind: 'reopened', score: null, actual: null, band: null, opinion: '' } as const
  const { unit, indicator, submissionId } = last
  const { kind, score, actual, band, opinion } = before ?? blank
  return { unit, indicator, submissionId, kind, score, actual, band, opinion, way: TAKEN_BACK_WAY }
}

function findAppeal({ db }: Office, { year }: YearBook, id: number): Outcome<Appeal> {
  const open = refuseArchived(year)
  if (!open.ok) return open
  const appeal = loadAppeals(db, year.year).find((known) => known.id === id)
  if (appeal === undefined) return fail('unknown-appeal', '没有找到这件申诉，请刷新后重新选择。')
  return { ok: true, value: appeal }
}

function refuse(message: string): ReturnType<typeof fail> {
  return fail('appeal-not-taken', message)
}

function tidy(text: string): string {
  return trimSpaces(removeControls(text))
}
