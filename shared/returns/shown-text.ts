import { formatDecimal, parseDecimal, roundSignificant } from '../scheme/decimal.ts'
import { timesPowerOfTen } from './numbers/magnitude.ts'
import { isPercentFormat } from './numbers/number-format.ts'
import { formatSerialDay } from './serial-day.ts'
import { plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/** What a cell says where a text belongs: a date as a day, a percentage with its sign, no binary noise; '' for nothing. */
export function shownText(cell: Cell | null): string {
  const text = plainText(cell)
  if (cell?.type === 'date') return formatSerialDay(text)
  if (PICTURE.test(text)) return '（单元格中的图片）'
  return cell?.type === 'number' ? shownNumberText(text, cell.format) : text
}

/** WPS keeps a picture within a cell as a formula that no other program knows; its text is nothing that a person wrote. */
const PICTURE = /^=?(?:_xlfn\.)?DISPIMG\(/i

function shownNumberText(text: string, format: string | null): string {
  const stored = text.length > 400 ? null : parseDecimal(text)
  if (stored === null) return text
  const exact = roundSignificant(stored, 15)
  return isPercentFormat(format) ? `${formatDecimal(timesPowerOfTen(exact, 2))}%` : formatDecimal(exact)
}
