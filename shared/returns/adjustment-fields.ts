import { compareDecimals, decimal, isNegative, parseDecimal, roundSignificant } from '../scheme/decimal.ts'
import { parseDay, type Day } from '../scheme/day.ts'
import { pointsFromDecimal, type Points } from '../scheme/points.ts'
import { halveWidth, removeSpaces } from './clean-text.ts'
import { parseMeasure } from './numbers/measure.ts'
import { readNumber } from './numbers/read-number.ts'
import { formatSerialDay } from './serial-day.ts'
import { plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/** 类别 of a line of the 加减分清单, by the word that stands there. */
export const ADJUSTMENT_KINDS = {
  加分: 'bonus',
  扣分: 'deduction',
  材料不实: 'false-material',
  一票否决: 'veto',
} as const

export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[keyof typeof ADJUSTMENT_KINDS]

export function readKind(text: string): AdjustmentKind | null {
  const found = Object.entries(ADJUSTMENT_KINDS).find(([name]) => name === removeSpaces(text))
  return found === undefined ? null : found[1]
}

const POINTS = parseMeasure('分')
/** More is a slip, as where they are typed. */
const MOST_POINTS = decimal('1000')

const WRITTEN_DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/
const COMPACT_DAY = /^(\d{4})(\d\d)(\d\d)$/

/** A date cell, or a text such as 2018-11-05, 2018年11月5日, 2018/11/5, 2018.11.5, 20181105. Null where it is no day. */
export function readDay(cell: Cell): Day | null {
  if (cell.type === 'date') return parseDay(formatSerialDay(cell.value))
  const text = removeSpaces(halveWidth(plainText(cell)))
  const match = WRITTEN_DAY.exec(text) ?? COMPACT_DAY.exec(text)
  if (match === null) return null
  const [, year = '', month = '', date = ''] = match
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

/**
 * 分值: from 0 to 1000, at most two decimals, as a number or a text, 分 may follow. Null where it is none: 1-2, typed into
 * Excel, becomes the day 43102.
 */
export function readPointsCell(cell: Cell): Points | null {
  if (cell.type !== 'number' && cell.type !== 'text') return null
  if (cell.type === 'number' && !readNumber(cell, POINTS).ok) return null
  const text = removeSpaces(halveWidth(plainText(cell))).replace(/分$/, '')
  const value = parseDecimal(text)
  if (value === null || isNegative(value)) return null
  // A number cell keeps 0.8 as 0.80000000000000004; Excel shows 15 digits.
  const typed = cell.type === 'number' ? roundSignificant(value, 15) : value
  return typed.scale > 2 || compareDecimals(typed, MOST_POINTS) > 0 ? null : pointsFromDecimal(typed)
}
