import { compareDecimals, isNegative, roundPlaces } from '../scheme/decimal.ts'
import { formatPointsShort, pointsFromDecimal, type Points } from '../scheme/points.ts'
import { refused, taken, type CellDraft } from './cell-draft.ts'
import type { CellRemarkCode } from './codes.ts'
import { saysNoData } from './no-data-words.ts'
import { parseMeasure } from './numbers/measure.ts'
import { readNumber } from './numbers/read-number.ts'
import { plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

export interface SelfScoreReading {
  readonly draft: CellDraft | null
  readonly score: Points | null
}

const POINTS = parseMeasure('分')

/** 自评得分: 0 to `of`, at most two decimals. `outOfSums`: 不适用 or no data, where a dash or 无 is an answer in place. */
export function readSelfScore(cell: Cell | null, of: Points, outOfSums: boolean): SelfScoreReading {
  if (cell === null) return { draft: null, score: null }
  if (cell.type === 'blank')
    return { draft: refused('selfScore', cell, 'formula-without-result'), score: null }
  if (cell.type === 'error') return { draft: refused('selfScore', cell, 'error-value'), score: null }
  const text = plainText(cell)
  if (outOfSums && cell.type === 'text' && (saysNoData(text) || text === '不适用')) {
    return { draft: taken('selfScore', cell, text, ['value-ignored']), score: null }
  }
  const number = readNumber(cell, POINTS)
  if (!number.ok) return { draft: refused('selfScore', cell, 'unreadable-number', number.why), score: null }
  const { value } = number
  if (isNegative(value)) return { draft: refused('selfScore', cell, 'negative'), score: null }
  if (compareDecimals(value, { mantissa: BigInt(of), scale: 2 }) > 0) {
    const draft = refused('selfScore', cell, 'over-points')
    return { draft: { ...draft, details: { 'over-points': formatPointsShort(of) } }, score: null }
  }
  const remarks: CellRemarkCode[] = [...number.marks]
  if (value.scale > 2) remarks.push('rounded')
  const score = pointsFromDecimal(roundPlaces(value, 2))
  return { draft: taken('selfScore', cell, formatPointsShort(score), remarks), score }
}
