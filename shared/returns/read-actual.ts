import {
  compareDecimals,
  decimal,
  formatDecimal,
  isNegative,
  isZero,
  multiplyDecimals,
  type Decimal,
} from '../scheme/decimal.ts'
import { removeSpaces } from './clean-text.ts'
import { refused, remarked, taken, type CellDraft } from './cell-draft.ts'
import type { CellRemarkCode } from './codes.ts'
import type { FormRow } from './form.ts'
import { isDash, saysNoData } from './no-data-words.ts'
import { parseMeasure } from './numbers/measure.ts'
import { readNumber } from './numbers/read-number.ts'
import { plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/** 实际完成值 as it was read. */
export interface ActualReading {
  readonly draft: CellDraft | null
  readonly value: Decimal | null
  readonly yesNo: boolean | null
  readonly noData: boolean
}

const NOTHING: Omit<ActualReading, 'draft'> = { value: null, yesNo: null, noData: false }

/** `ignored`: the row takes no actual (graded, or 不适用 stands beside it). */
export function readActual(
  cell: Cell | null,
  row: FormRow,
  hasReason: boolean,
  ignored: boolean,
): ActualReading {
  if (cell === null) return { draft: null, ...NOTHING }
  if (cell.type === 'blank') return { draft: refused('actual', cell, 'formula-without-result'), ...NOTHING }
  if (cell.type === 'error') return { draft: refused('actual', cell, 'error-value'), ...NOTHING }
  if (ignored || row.rule === 'graded') {
    return { draft: taken('actual', cell, ignoredValue(cell), ['value-ignored']), ...NOTHING }
  }
  return row.rule === 'yes-no' ? readYesNo(cell, row, hasReason) : readQuantity(cell, row, hasReason)
}

function ignoredValue(cell: Cell): string {
  const number = cell.type === 'number' ? readNumber(cell, parseMeasure(null)) : null
  return number?.ok === true ? formatDecimal(number.value) : plainText(cell)
}

function readYesNo(cell: Cell, row: FormRow, hasReason: boolean): ActualReading {
  if (cell.setApart === true) return { draft: refused('actual', cell, 'not-yes-no', 'set-apart'), ...NOTHING }
  const text = removeSpaces(plainText(cell))
  if (cell.type === 'text' && (text === '是' || text === '否')) {
    return { draft: taken('actual', cell, text), ...NOTHING, yesNo: text === '是' }
  }
  if (text === '无数据' || (isDash(text) && row.noDataAllowed)) return readNoData(cell, row, hasReason)
  return { draft: refused('actual', cell, 'not-yes-no'), ...NOTHING }
}

function readNoData(cell: Cell, row: FormRow, hasReason: boolean): ActualReading {
  if (!row.noDataAllowed) return { draft: refused('actual', cell, 'no-data-not-allowed'), ...NOTHING }
  if (!hasReason) return { draft: refused('actual', cell, 'reason-missing'), ...NOTHING }
  return { draft: taken('actual', cell, 'no-data'), ...NOTHING, noData: true }
}

function readQuantity(cell: Cell, row: FormRow, hasReason: boolean): ActualReading {
  if (cell.type === 'text' && cell.setApart !== true && saysNoData(plainText(cell)))
    return readNoData(cell, row, hasReason)
  const number = readNumber(cell, parseMeasure(row.measure))
  if (!number.ok) return { draft: refused('actual', cell, 'unreadable-number', number.why), ...NOTHING }
  const { value } = number
  if (isNegative(value) && !row.negativeAllowed)
    return { draft: refused('actual', cell, 'negative'), ...NOTHING }
  const remarks: CellRemarkCode[] = [...number.marks]
  if (!number.percentSaid && maybeFraction(value, row)) remarks.push('maybe-fraction')
  const draft = taken('actual', cell, formatDecimal(value), remarks)
  if (number.percentSaid && cell.type === 'number' && tooManyPercent(value, row)) {
    const shown = `${formatDecimal(value)}%`
    return { draft: remarked(draft, 'maybe-fraction', shown), ...NOTHING, value }
  }
  return { draft, ...NOTHING, value }
}

const ONE = decimal('1')
const HUNDRED = decimal('100')
const THOUSAND = decimal('1000')

/**
 * 95 in a cell of percent format shows 9500%: ten times the target and more, over 100 % (without a target over 1000 %), while
 * 95 % was meant, perhaps.
 */
function tooManyPercent(value: Decimal, { target }: FormRow): boolean {
  if (target === null || compareDecimals(target, HUNDRED) > 0) return compareDecimals(value, THOUSAND) > 0
  return (
    compareDecimals(value, HUNDRED) > 0 &&
    compareDecimals(value, multiplyDecimals(target, decimal('10'))) >= 0
  )
}

/** 0.95 or 1 in a % row whose target is over 1: perhaps 95 % or 100 % was meant (returns.md, Numbers). */
function maybeFraction(value: Decimal, row: FormRow): boolean {
  if (!parseMeasure(row.measure).percent || row.target === null || compareDecimals(row.target, ONE) <= 0)
    return false
  return !isZero(value) && !isNegative(value) && compareDecimals(value, ONE) <= 0
}
