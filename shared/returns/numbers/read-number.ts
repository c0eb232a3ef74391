import { parseDecimal, roundSignificant } from '../../scheme/decimal.ts'
import { removeControls, trimSpaces } from '../clean-text.ts'
import type { Cell } from '../workbook.ts'
import type { Measure } from './measure.ts'
import { timesPowerOfTen } from './magnitude.ts'
import { isPercentFormat } from './number-format.ts'
import { unreadable, type NumberMark, type NumberReading } from './number-reading.ts'
import { readNumberText } from './read-number-text.ts'
import { shownNumber, shownPercent, shownSection } from './shown-number.ts'

const NONE: ReadonlySet<NumberMark> = new Set()
const APPROXIMATE: ReadonlySet<NumberMark> = new Set(['approximate'])

/** No quantity that an office reports has more digits. */
const MOST_DIGITS = 30

/** A cell with content as a quantity of `measure`. Error values and formulas without a result are the caller's. */
export function readNumber(cell: Cell, measure: Measure): NumberReading {
  if (cell.setApart === true) return unreadable('set-apart')
  switch (cell.type) {
    case 'number':
      return readNumberCell(cell, measure)
    case 'date':
      return unreadable('date')
    case 'boolean':
      return unreadable('boolean')
    default:
      return readNumberText(trimSpaces(removeControls(cell.value)), measure)
  }
}

function readNumberCell(cell: Cell, measure: Measure): NumberReading {
  if (cell.value.length > 400) return unreadable('too-long')
  const stored = parseDecimal(cell.value)
  if (stored === null) return unreadable('not-a-number')
  // Binary noise goes: Excel shows and keeps 15 significant digits.
  const exact = roundSignificant(stored, 15)
  if (exact.mantissa.toString().length > MOST_DIGITS || exact.scale > MOST_DIGITS)
    return unreadable('too-long')
  const section = shownSection(cell.format, exact)
  const percentSaid = isPercentFormat(section)
  // 0.3 shown as 30% where games are counted: 30 or 0.3? Not ours to guess.
  if (percentSaid && !measure.percent) return unreadable('percent-format')
  const value = percentSaid ? timesPowerOfTen(exact, 2) : exact
  const shown = percentSaid ? shownPercent(section, value, measure) : shownNumber(cell.format, value, measure)
  if (shown === 'other') return unreadable('format')
  return { ok: true, value, marks: shown === 'approximate' ? APPROXIMATE : NONE, percentSaid }
}
