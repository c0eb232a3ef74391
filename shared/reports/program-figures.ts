import { points, type Points } from '../scheme/points.ts'
import type { ItemScore, UnitScore } from '../scoring/score-sheet.ts'
import { countedItems, itemsOf } from './figures.ts'

/** The items of one program, over any set of units; in a draft the suggested score stands in for one that isn't verified. */
export interface ProgramFigures {
  readonly items: number
  readonly score: Points
  readonly full: Points
  readonly fullMarks: number
  readonly missing: number
}

export function programItems(
  unit: UnitScore,
  programOf: ReadonlyMap<string, number>,
  program: number,
): readonly ItemScore[] {
  return [...countedItems(unit), ...stoodIn(unit)].filter(
    ({ indicator }) => programOf.get(indicator) === program,
  )
}

/** 暂计, as the sheet's provisional totals have it. */
function stoodIn(unit: UnitScore): readonly ItemScore[] {
  return itemsOf(unit).flatMap((item) =>
    item.state === 'pending' && item.suggested !== null ? [{ ...item, score: item.suggested }] : [],
  )
}

export function figuresOf(items: readonly ItemScore[]): ProgramFigures {
  return {
    items: items.length,
    score: points(items.reduce((sum, item) => sum + (item.score ?? 0), 0)),
    full: points(items.reduce((sum, item) => sum + item.points, 0)),
    fullMarks: items.filter(({ score, points: of }) => score === of).length,
    missing: items.filter(({ state }) => state === 'missing').length,
  }
}
