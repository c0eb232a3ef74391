import type { Review } from '#db/reviews.ts'
import { parseDecimal } from '#shared/scheme/decimal.ts'
import { formatPointsShort, points, type Points } from '#shared/scheme/points.ts'
import type { ReportedItem } from '#shared/scoring/input.ts'
import type { PreparedItem } from '#shared/scoring/prepare.ts'
import { fail, type Outcome } from './outcome.ts'

/** What an officer decides of one item. */
export type Decision =
  | {
      readonly kind: 'score'
      /** Hundredths. */
      readonly score: number
      /** Decimal string, 是 or 否; null: as reported. */
      readonly actual: string | null
      /** null: the reported band, or that of the score where none was reported. */
      readonly band: string | null
    }
  | { readonly kind: 'not-applicable' | 'no-data' | 'missing' | 'reopened' }

export type Judged = Pick<Review, 'kind' | 'score' | 'actual' | 'band'>

interface Judging {
  readonly item: PreparedItem
  readonly reported: ReportedItem | null
  readonly reviewed: boolean
  readonly opinion: string
}

/** Whether the rules allow a decision (scoring.md, Bands and State of an item); a refusal names the allowed range. */
export function judgeDecision(decision: Decision, at: Judging): Outcome<Judged> {
  switch (decision.kind) {
    case 'score':
      return judgeScore(decision, at)
    case 'not-applicable':
      if (at.reported?.notApplicable === true || at.opinion !== '') return plain('not-applicable')
      return fail('opinion-missing', '单位没有填报不适用，改为不适用请写明意见。')
    case 'no-data':
      if (!at.item.indicator.noDataAllowed) {
        return fail(
          'decision-not-allowed',
          '办法没有规定本项可以无数据，请按实际完成情况给分，或按缺报处理。',
        )
      }
      if (at.reported?.noData === true || at.opinion !== '') return plain('no-data')
      return fail('opinion-missing', '单位没有填报无数据，改为无数据请写明意见。')
    case 'missing':
      if (at.reported?.filled !== true || at.opinion !== '') return plain('missing')
      return fail('opinion-missing', '单位本项填有内容，按缺报处理请写明意见。')
    case 'reopened':
      if (at.reviewed) return plain('reopened')
      return fail('decision-not-allowed', '本项还没有审核意见，不需要退回待审核。')
  }
}

function plain(kind: Exclude<Judged['kind'], 'score'>): Outcome<Judged> {
  return { ok: true, value: { kind, score: null, actual: null, band: null } }
}

function judgeScore(
  decision: Extract<Decision, { kind: 'score' }>,
  { item, reported }: Judging,
): Outcome<Judged> {
  const score = points(decision.score)
  const { indicator } = item
  if (score < 0 || score > indicator.points) {
    return fail(
      'out-of-points',
      `本项分值 ${formatPointsShort(indicator.points)}，审核得分应在 0 到 ${formatPointsShort(indicator.points)} 之间，不能是 ${formatPointsShort(score)}。`,
    )
  }
  const actual = judgeActual(decision.actual, item)
  if (!actual.ok) return actual
  const band = judgeBand(decision.band, score, item, reported)
  if (!band.ok) return band
  return { ok: true, value: { kind: 'score', score, actual: actual.value, band: band.value } }
}

function judgeActual(actual: string | null, { indicator }: PreparedItem): Outcome<string | null> {
  if (actual === null) return { ok: true, value: null }
  if (indicator.rule === 'graded') {
    return fail('decision-not-allowed', '定性指标没有实际完成值，请只填档次和得分。')
  }
  if (indicator.rule === 'yes-no') {
    if (actual === '是' || actual === '否') return { ok: true, value: actual }
    return fail('decision-not-allowed', `核定值应为“是”或“否”，不能是“${actual}”。`)
  }
  const value = parseDecimal(actual)
  if (value === null) return fail('decision-not-allowed', `核定值“${actual}”不是数，请填如 95 或 12.5。`)
  if (value.mantissa < 0n && !indicator.negativeAllowed) {
    return fail('decision-not-allowed', `核定值 ${actual} 小于 0，本项不会有负数，请核对。`)
  }
  return { ok: true, value: actual }
}

function judgeBand(
  band: string | null,
  score: Points,
  { ranges }: PreparedItem,
  reported: ReportedItem | null,
): Outcome<string | null> {
  if (ranges.length === 0) {
    if (band === null) return { ok: true, value: null }
    return fail('unknown-band', '本项不按档次计分，请只填得分。')
  }
  const wanted = band ?? reported?.band ?? null
  if (wanted === null) return { ok: true, value: null }
  const range = ranges.find(({ name }) => name === wanted)
  if (range === undefined) {
    return fail(
      'unknown-band',
      `没有“${wanted}”这一档，请选择${ranges.map(({ name }) => name).join('、')}之一。`,
    )
  }
  if (range.lowest <= score && score <= range.highest) return { ok: true, value: band }
  const allowed = ranges
    .map(({ name, lowest, highest }) => `${name} ${formatPointsShort(lowest)}—${formatPointsShort(highest)}`)
    .join('，')
  return fail(
    'out-of-band',
    `“${range.name}”档的得分应在 ${formatPointsShort(range.lowest)} 到 ${formatPointsShort(range.highest)} 之间，不能是 ${formatPointsShort(score)}。要给这个分，请先改选档次（${allowed}）。`,
  )
}
