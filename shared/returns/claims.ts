import { isZero } from '../scheme/decimal.ts'
import type { Rule } from '../scheme/scheme.ts'
import type { ItemValues } from '../scheme/suggest.ts'

/** Whether a row claims a result that evidence could show: 否, 0 and a graded item without points claim none. */
export function claimsSomething(rule: Rule, { actual, yesNo, band, selfScore }: ItemValues): boolean {
  if (rule === 'graded') return selfScore === null ? band !== null : selfScore > 0
  return yesNo === true || (actual !== null && !isZero(actual))
}
