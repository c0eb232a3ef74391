import { rangeOfScore } from '../scheme/bands.ts'
import { formatDecimal } from '../scheme/decimal.ts'
import { points, type Points } from '../scheme/points.ts'
import type { ItemValues, Suggestion } from '../scheme/suggest.ts'
import type { ItemInput, ReportedItem, VerifiedItem } from './input.ts'
import type { PreparedItem } from './prepare.ts'
import type { ItemScore, ItemState } from './score-sheet.ts'

const NOTHING = points(0)

/** State and score of one indicator for one unit (scoring.md, State of an item). */
export function scoreItem(item: PreparedItem, input: ItemInput | undefined): ItemScore {
  const { indicator } = item
  const reported = input?.reported ?? null
  const verified = input?.verified ?? null
  const state = stateOf(item, input)
  const score = scoreIn(state, verified)
  return {
    indicator: indicator.id,
    title: indicator.title,
    rule: indicator.rule,
    points: indicator.points,
    weight: item.weight,
    target: item.target,
    actual: state === 'not-applicable' || state === 'no-data' ? null : actualText(item, reported, verified),
    grade: state === 'scored' && score !== null ? gradeOf(item, verified, score) : null,
    state,
    selfScore: reported === null ? null : reported.selfScore,
    suggested: suggestFor(item, reported)?.score ?? null,
    score,
  }
}

/** 测算分 of what was reported; none where the row says 不适用 or no data, or has a refused cell. */
export function suggestFor(item: PreparedItem, reported: ReportedItem | null): Suggestion | null {
  if (reported === null || reported.refused || reported.notApplicable || reported.noData) return null
  return item.suggest(reported)
}

/** The values that stand: verified ones go before reported ones. */
export function standingValues(
  reported: ReportedItem | null,
  verified: VerifiedItem | null,
): { readonly values: ItemValues; readonly from: 'reported' | 'verified' } | null {
  if (verified?.kind === 'score' && verified.values !== null) {
    const { values } = verified
    if (values.actual !== null || values.yesNo !== null) return { values, from: 'verified' }
  }
  return reported === null ? null : { values: reported, from: 'reported' }
}

export function stateOf(item: PreparedItem, input: ItemInput | undefined): ItemState {
  const reported = input?.reported ?? null
  const verified = input?.verified ?? null
  if (verified === null) return isEmptyRow(reported) ? 'missing' : 'pending'
  if (verified.kind === 'score') return isAllowed(item, verified) ? 'scored' : 'pending'
  if (verified.kind === 'no-data') return item.indicator.noDataAllowed ? 'no-data' : 'pending'
  return verified.kind
}

/** 缺报: no return, or the row left empty. A refused cell holds something. */
function isEmptyRow(reported: ReportedItem | null): boolean {
  return reported === null || (!reported.filled && !reported.refused)
}

/** A score that no longer fits, because points or bands were changed after it was verified, awaits the office again. */
function isAllowed(item: PreparedItem, verified: Extract<VerifiedItem, { kind: 'score' }>): boolean {
  const { score, values } = verified
  if (score < 0 || score > item.indicator.points) return false
  const band = values === null ? null : values.band
  if (item.ranges.length === 0 || band === null) return true
  const range = item.ranges.find(({ name }) => name === band)
  return range !== undefined && range.lowest <= score && score <= range.highest
}

/** null: the item counts in no sum. */
export function scoreIn(state: ItemState, verified: VerifiedItem | null): Points | null {
  if (state === 'missing') return NOTHING
  return state === 'scored' && verified?.kind === 'score' ? verified.score : null
}

/** The verified band, derived from the score where only that was given (batch.md, score --json). */
function gradeOf(item: PreparedItem, verified: VerifiedItem | null, score: Points): string | null {
  if (item.ranges.length === 0) return null
  const band = verified?.kind === 'score' && verified.values !== null ? verified.values.band : null
  return band ?? rangeOfScore(item.ranges, score)?.name ?? null
}

function actualText(
  item: PreparedItem,
  reported: ReportedItem | null,
  verified: VerifiedItem | null,
): string | null {
  if (item.indicator.rule === 'graded') return null
  const standing = standingValues(reported, verified)
  if (standing === null) return null
  const { actual, yesNo } = standing.values
  if (item.indicator.rule === 'yes-no') return yesNo === null ? null : yesNo ? '是' : '否'
  return actual === null ? null : formatDecimal(actual)
}
