import type { Decision, ReviewItem } from '#shared/contract/review.ts'
import { formatPoints, parsePoints } from '#shared/scheme/points.ts'

export type Entry =
  | { readonly kind: 'decide'; readonly decision: Decision }
  /** Decided already, and nothing new was typed. */
  | { readonly kind: 'next' }
  | { readonly kind: 'refuse'; readonly message: string }

/** The verified score as it stands in the field; '' where there is none. */
export function shownScore({ review, score, state }: ReviewItem): string {
  return state === 'scored' && review !== null && score !== null ? formatPoints(score) : ''
}

/** What Enter means in the field of 核定分: the typed score, else what the program suggests. */
export function readEntry(item: ReviewItem, typed: string, band: string | null): Entry {
  const text = typed.normalize('NFKC').trim()
  if (text !== '' && text !== shownScore(item)) return readScore(item, text, band)
  if (band !== null && text !== '') return readScore(item, text, band)
  if (item.state !== 'pending') return { kind: 'next' }
  return takeSuggested(item, band)
}

function readScore(item: ReviewItem, text: string, band: string | null): Entry {
  const score = parsePoints(text)
  if (score === null) {
    return {
      kind: 'refuse',
      message: `“${text}”不是得分。请填 0 到 ${formatPoints(item.points)} 之间、最多两位小数的数。`,
    }
  }
  return { kind: 'decide', decision: { kind: 'score', score, actual: null, band } }
}

function takeSuggested(item: ReviewItem, band: string | null): Entry {
  if (item.reported === 'not-applicable') return { kind: 'decide', decision: { kind: 'not-applicable' } }
  if (item.reported === 'no-data') return { kind: 'decide', decision: { kind: 'no-data' } }
  if (item.suggested === null || item.reported === 'refused') {
    return {
      kind: 'refuse',
      message: '本项没有建议分，因为单位填的内容不能读入或不全。请填核定分，或在右侧按缺报处理。',
    }
  }
  return { kind: 'decide', decision: { kind: 'score', score: item.suggested, actual: null, band } }
}
