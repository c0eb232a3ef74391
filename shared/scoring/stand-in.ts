import type { Suggestion } from '../scheme/suggest.ts'
import { points } from '../scheme/points.ts'
import type { ReportedItem, VerifiedItem } from './input.ts'

/**
 * What takes the place of an unverified item in 暂计 and is recorded by 批量采纳: a confirmed 不适用 or no data,
 * the suggested score, or 缺报 where there is none, rows with refused cells among them (batch.md, --accept-suggested).
 */
export function standIn(
  reported: ReportedItem | null,
  noDataAllowed: boolean,
  suggestion: Suggestion | null,
): VerifiedItem {
  if (reported === null || reported.refused) return { kind: 'missing' }
  // A claim without its reason is a refused cell, so one that gets here carries a reason.
  if (reported.notApplicable) return { kind: 'not-applicable' }
  if (reported.noData) return noDataAllowed ? { kind: 'no-data' } : { kind: 'missing' }
  if (suggestion === null) return { kind: 'missing' }
  const { actual, yesNo, selfScore } = reported
  const values = { actual, yesNo, selfScore, band: suggestion.band }
  return { kind: 'score', score: points(suggestion.score), values }
}
