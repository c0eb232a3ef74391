import type { Decimal } from '../scheme/decimal.ts'
import { roundHalfUp, roundShare } from '../scheme/fraction.ts'
import { points, type Points } from '../scheme/points.ts'
import type { ItemInput, ReportedItem } from './input.ts'
import { scoreIn, scoreItem, stateOf, suggestFor } from './item-score.ts'
import type { PreparedBlock, PreparedItem, PreparedUnit } from './prepare.ts'
import type { ItemScore } from './score-sheet.ts'
import { standIn } from './stand-in.ts'

/** Sums of a block's items that count, apart by weight so that each stays a small whole number. */
interface Sums {
  readonly prepared: PreparedBlock
  pending: number
  leadScore: number
  leadPoints: number
  plainScore: number
  plainPoints: number
}

export interface ScoredBlock {
  readonly prepared: PreparedBlock
  readonly pending: number
  /** 暂计: with the suggested scores standing in for what is pending; final where nothing is. null: no item counts. */
  readonly provisional: Points | null
}

/** An item without an entry counts with nothing scored, so each block begins with all of its points. */
export function scoreBlocks(
  inputs: ReadonlyMap<string, ItemInput>,
  { blocks, items, byId }: PreparedUnit,
  leadWeight: Decimal,
): readonly ScoredBlock[] {
  const all = blocks.map((prepared): Sums => {
    const { leadPoints, plainPoints } = prepared
    return { prepared, pending: 0, leadScore: 0, leadPoints, plainScore: 0, plainPoints }
  })
  let at = 0
  inputs.forEach((input, id) => {
    // Entries most often stand in the scheme's order: then no name is looked up.
    const next = items[at++]
    const placed = next?.id === id ? next : byId.get(id)
    const sums = placed === undefined ? undefined : all[placed.block]
    if (placed !== undefined && sums !== undefined) countItem(sums, placed.item, input)
  })
  return all.map((sums) => ({
    prepared: sums.prepared,
    pending: sums.pending,
    provisional: shareOf(sums, leadWeight),
  }))
}

/** Each item of a block with all that is shown of it. */
export function listItems(
  { items }: PreparedBlock,
  inputs: ReadonlyMap<string, ItemInput>,
): readonly ItemScore[] {
  return items.map((item) => scoreItem(item, inputs.get(item.indicator.id)))
}

function countItem(sums: Sums, item: PreparedItem, input: ItemInput): void {
  const state = stateOf(item, input)
  if (state === 'pending') sums.pending += 1
  const score = state === 'pending' ? provisionalScore(item, input.reported) : scoreIn(state, input.verified)
  if (item.isLead) {
    if (score === null) sums.leadPoints -= item.indicator.points
    else sums.leadScore += score
  } else {
    if (score === null) sums.plainPoints -= item.indicator.points
    else sums.plainScore += score
  }
}

/** null: out of both sums. */
function provisionalScore(item: PreparedItem, reported: ReportedItem | null): Points | null {
  const stand = standIn(reported, item.indicator.noDataAllowed, suggestFor(item, reported))
  if (stand.kind === 'score') return stand.score
  return stand.kind === 'missing' ? points(0) : null
}

/** round(max × Σ(w × score) / Σ(w × P)); null where nothing counts (scoring.md, Block and total). */
function shareOf(sums: Sums, leadWeight: Decimal): Points | null {
  const { leadScore, leadPoints, plainScore, plainPoints } = sums
  const { max } = sums.prepared.block
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
