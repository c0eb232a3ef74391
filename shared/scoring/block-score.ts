import type { Decimal } from '../scheme/decimal.ts'
import { roundHalfUp, roundShare } from '../scheme/fraction.ts'
import { points, type Points } from '../scheme/points.ts'
import type { ItemInput, ReportedItem } from './input.ts'
import { scoreIn, scoreItem, stateOf, suggestFor } from './item-score.ts'
import type { PreparedBlock, PreparedItem } from './prepare.ts'
import type { ItemScore } from './score-sheet.ts'
import { standIn } from './stand-in.ts'

/** Sums of the items that count, apart by weight so that each stays a small whole number. */
interface Sums {
  leadScore: number
  leadPoints: number
  plainScore: number
  plainPoints: number
}

export interface ScoredBlock {
  readonly prepared: PreparedBlock
  readonly pending: number
  /** null: no item counts. Of a block with pending items only `provisional` means anything. */
  readonly score: Points | null
  /** 暂计: with the suggested scores standing in for what is pending. */
  readonly provisional: Points | null
}

export function scoreBlock(
  prepared: PreparedBlock,
  inputs: readonly (ItemInput | undefined)[],
  leadWeight: Decimal,
): ScoredBlock {
  const certain: Sums = { leadScore: 0, leadPoints: 0, plainScore: 0, plainPoints: 0 }
  let assumed: Sums | null = null
  let pending = 0
  const { block, items, places } = prepared
  for (const [index, item] of items.entries()) {
    const input = inputs[places[index] ?? -1]
    const state = stateOf(item, input)
    const score = scoreIn(state, input?.verified ?? null)
    if (score !== null) addTo(certain, item, score)
    if (state !== 'pending') continue
    pending += 1
    const stand = provisionalScore(item, input?.reported ?? null)
    if (stand === null) continue
    assumed ??= { leadScore: 0, leadPoints: 0, plainScore: 0, plainPoints: 0 }
    addTo(assumed, item, stand)
  }
  const score = shareOf(block.max, certain, leadWeight)
  return {
    prepared,
    pending,
    score,
    provisional: assumed === null ? score : shareOf(block.max, together(certain, assumed), leadWeight),
  }
}

/** Each item of a block with all that is shown of it. */
export function listItems(
  { items }: PreparedBlock,
  inputs: ReadonlyMap<string, ItemInput>,
): readonly ItemScore[] {
  return items.map((item) => scoreItem(item, inputs.get(item.indicator.id)))
}

/** null: out of both sums. */
function provisionalScore(item: PreparedItem, reported: ReportedItem | null): Points | null {
  const stand = standIn(reported, item.indicator.noDataAllowed, suggestFor(item, reported))
  if (stand.kind === 'score') return stand.score
  return stand.kind === 'missing' ? points(0) : null
}

function addTo(sums: Sums, item: PreparedItem, score: Points): void {
  if (item.isLead) {
    sums.leadScore += score
    sums.leadPoints += item.indicator.points
  } else {
    sums.plainScore += score
    sums.plainPoints += item.indicator.points
  }
}

function together(a: Sums, b: Sums): Sums {
  return {
    leadScore: a.leadScore + b.leadScore,
    leadPoints: a.leadPoints + b.leadPoints,
    plainScore: a.plainScore + b.plainScore,
    plainPoints: a.plainPoints + b.plainPoints,
  }
}

/** round(max × Σ(w × score) / Σ(w × P)); null where nothing counts (scoring.md, Block and total). */
function shareOf(max: Points, sums: Sums, leadWeight: Decimal): Points | null {
  const { leadScore, leadPoints, plainScore, plainPoints } = sums
  if (leadPoints === 0) {
    return plainPoints === 0 ? null : points(roundShare(max, plainScore, plainPoints))
  }
  const lead = Number(leadWeight.mantissa)
  const plain = 10 ** leadWeight.scale
  const part = lead * leadScore + plain * plainScore
  const of = lead * leadPoints + plain * plainPoints
  if (of === 0) return null
  if (
    Number.isSafeInteger(lead) &&
    Number.isSafeInteger(plain) &&
    Number.isSafeInteger(part) &&
    Number.isSafeInteger(of)
  ) {
    return points(roundShare(max, part, of))
  }
  // A weight with very many digits: the same in whole numbers without bound.
  const leads = leadWeight.mantissa
  const plains = 10n ** BigInt(leadWeight.scale)
  const exactPart = leads * BigInt(leadScore) + plains * BigInt(plainScore)
  const exactOf = leads * BigInt(leadPoints) + plains * BigInt(plainPoints)
  return points(roundHalfUp(BigInt(max) * exactPart, exactOf))
}
