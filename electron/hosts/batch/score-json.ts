import { formatDecimal } from '#shared/scheme/decimal.ts'
import type { ItemScore, ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'

/** The shape of `score --json` (batch.md); points in hundredths. */
export function scoreJson(sheet: ScoreSheet): unknown {
  return {
    year: sheet.year,
    groups: sheet.groups.map((group) => ({ id: group.id, units: group.units.map(unitJson) })),
  }
}

function unitJson(unit: UnitScore): unknown {
  return {
    unit: unit.name,
    submission: unit.submission,
    lateWorkingDays: unit.lateWorkingDays,
    blocks: unit.blocks().map((block) => ({
      id: block.id,
      max: block.max,
      score: block.score,
      items: block.items.map(itemJson),
    })),
    base: unit.base,
    bonus: unit.bonus,
    deduction: unit.deduction,
    total: unit.total,
    rank: unit.rank,
    grade: unit.grade,
    gradeNote: unit.gradeNote,
  }
}

function itemJson(item: ItemScore): unknown {
  return {
    indicator: item.indicator,
    rule: item.rule,
    points: item.points,
    weight: formatDecimal(item.weight),
    actual: item.actual,
    grade: item.grade,
    state: item.state,
    score: item.state === 'scored' || item.state === 'missing' ? item.score : null,
  }
}
