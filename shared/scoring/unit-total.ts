import { roundShare } from '../scheme/fraction.ts'
import { points, type Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ScoredBlock } from './block-score.ts'

const HUNDRED = points(10_000)

/**
 * Sum of the block scores; where a block is dropped, round(100 × Σ block scores / Σ max of the blocks left).
 * null: nothing left, 未参评 (scoring.md, Block and total).
 */
export function baseOf(blocks: readonly ScoredBlock[]): Points | null {
  let score = 0
  let max = 0
  let dropped = false
  for (const { prepared, provisional } of blocks) {
    if (provisional === null) {
      dropped = true
    } else {
      score += provisional
      max += prepared.block.max
    }
  }
  if (max === 0) return null
  return points(dropped ? roundShare(HUNDRED, score, max) : score)
}

/** Base + bonus, if the scheme counts it, − deduction, never below 0. */
export function totalOf(base: Points, bonus: Points, deduction: Points, scheme: Scheme): Points {
  const sum = base + (scheme.bonus.countsInTotal ? bonus : 0) - deduction
  return points(sum < 0 ? 0 : sum)
}
