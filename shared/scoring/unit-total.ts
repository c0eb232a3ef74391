import { roundShare } from '../scheme/fraction.ts'
import { points, type Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'

const HUNDRED = points(10_000)

export interface BlockResult {
  readonly max: Points
  /** null: no item counts, the block is dropped. */
  readonly score: Points | null
}

/**
 * Sum of the block scores; where a block is dropped, round(100 × Σ block scores / Σ max of the blocks left).
 * null: nothing left, 未参评 (scoring.md, Block and total).
 */
export function baseOf(blocks: readonly BlockResult[]): Points | null {
  let score = 0
  let max = 0
  let dropped = false
  for (const block of blocks) {
    if (block.score === null) {
      dropped = true
    } else {
      score += block.score
      max += block.max
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
