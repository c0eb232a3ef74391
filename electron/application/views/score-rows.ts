import type { GroupScoreRow, ItemScoreRow, UnitScoreRow } from '#shared/contract/scores.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import type { ItemScore, ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'

/** The score sheet as plain values: exact decimals as texts. */
export function scoreRows(sheet: ScoreSheet): readonly GroupScoreRow[] {
  return sheet.groups.map((group) => ({ ...group, units: group.units.map(unitScoreRow) }))
}

export function unitScoreRow(unit: UnitScore): UnitScoreRow {
  return {
    ...unit,
    blocks: unit.blocks().map((block) => ({ ...block, items: block.items.map(itemScoreRow) })),
  }
}

export function itemScoreRow(item: ItemScore): ItemScoreRow {
  return {
    ...item,
    weight: formatDecimal(item.weight),
    target: item.target === null ? null : formatDecimal(item.target),
  }
}
