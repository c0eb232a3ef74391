import type { Decimal } from '../../scheme/decimal.ts'
import type { CellRemarkCode } from '../codes.ts'

/** How a number was cleaned; the codes of returns.md, "Numbers". */
export type NumberMark = Extract<
  CellRemarkCode,
  | 'approximate'
  | 'magnitude'
  | 'chinese-numeral'
  | 'separator'
  | 'unit-suffix'
  | 'percent-sign'
  | 'full-width'
>

/** Why a cell gives no number; messages.ts says it in words. */
export type Unreadable =
  | 'not-a-number'
  | 'range'
  | 'other-unit'
  | 'grouping'
  | 'magnitude-doubt'
  | 'percent-format'
  | 'format'
  | 'date'
  | 'boolean'
  | 'too-long'
  | 'set-apart'

export type NumberReading =
  | {
      readonly ok: true
      readonly value: Decimal
      readonly marks: ReadonlySet<NumberMark>
      /** A percent sign or a percent format said that the number is one of a hundred. */
      readonly percentSaid: boolean
    }
  | { readonly ok: false; readonly why: Unreadable }

export function unreadable(why: Unreadable): NumberReading {
  return { ok: false, why }
}
