import type { ScoreSheet } from '../scoring/score-sheet.ts'

/** What a paper carries as long as it is not final. */
export const DRAFT_MARK = '征求意见稿'

export function hasPendingItems(sheet: ScoreSheet): boolean {
  return sheet.groups.some((group) => group.units.some((unit) => unit.pendingItems > 0))
}
