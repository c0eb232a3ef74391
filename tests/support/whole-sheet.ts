import type { ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'

/** A score sheet with the blocks of each unit worked out, so that two can be compared as wholes. */
export function wholeSheet(sheet: ScoreSheet) {
  const groups = sheet.groups.map((group) => ({ ...group, units: group.units.map(wholeUnit) }))
  return { ...sheet, groups }
}

export function wholeUnit(unit: UnitScore) {
  return { ...unit, blocks: unit.blocks() }
}
