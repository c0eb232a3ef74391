import type { Cell, CellType } from '#shared/returns/workbook.ts'
import { unescapeText } from './escaped-text.ts'
import { serialOfIsoDate } from './iso-date.ts'
import { plainDecimal } from './plain-decimal.ts'
import type { SharedStrings } from './read-shared-strings.ts'
import { GENERAL, type NumberFormat } from './read-styles.ts'
import { isUnseen, type RunColours } from './run-colours.ts'

const NOTHING = /^[ \t\r\n]*$/

/** What the workbook says once for all its cells. */
export interface CellContext extends SharedStrings {
  /** Null where the workbook has no styles at all. */
  readonly formats: readonly NumberFormat[] | null
  readonly date1904: boolean
}

/** A cell as its elements gave it: null where the element is not there. */
export interface StoredCell {
  readonly row: number
  readonly column: number
  /** The attribute t; "n" where it is missing. */
  readonly type: string
  readonly style: number
  readonly v: string | null
  /** The text of <is>. */
  readonly inline: string | null
  /** Part of that text is struck out, raised or lowered. */
  readonly setApart: boolean
  /** Of that text; null: as the cell is. */
  readonly colours: RunColours | null
  readonly formula: boolean
}

/** What is wrong with a cell that no reader could read. */
export type CellFault = 'string-index' | 'type' | 'style' | 'boolean'

/** The cell; null for an empty one. */
export function interpretCell(stored: StoredCell, context: CellContext): Cell | CellFault | null {
  const format = formatOf(stored.style, context.formats)
  if (format === null) return 'style'
  const { row, column, formula, v } = stored
  const make: Make = (type, text, value, runs = PLAIN) =>
    marked(
      { row, column, type, text, value, format: format.code, formula },
      format.struck === true || runs.setApart,
      isUnseen(format, runs.colours),
    )
  const empty = formula ? make('blank', '', '') : null
  // <is> belongs to inlineStr, but where a writer forgot to say so its text must not get lost.
  const inline = stored.type === 'inlineStr' ? (stored.inline ?? v) : v === null ? stored.inline : null
  if (inline !== null) return make('text', inline, unescapeText(inline), stored)
  if (v === null) return empty
  switch (stored.type) {
    case 'n':
      return NOTHING.test(v) ? empty : makeNumber(v, format, make)
    case 's': {
      if (v === '') return empty
      const text = sharedString(v, context.strings)
      if (text === null) return 'string-index'
      const index = Number(v)
      return make('text', text, unescapeText(text), {
        setApart: context.setApart.has(index),
        colours: context.colours.get(index) ?? null,
      })
    }
    case 'str':
      return make('text', v, unescapeText(v))
    case 'b':
      return v === '' ? empty : makeBoolean(v, make)
    case 'e':
      return v === '' ? empty : make('error', v, v)
    case 'd':
      return v === '' ? empty : makeDate(v, context.date1904, make)
    default:
      return 'type'
  }
}

function marked(cell: Cell, setApart: boolean, unseen: boolean): Cell {
  const apart = setApart ? { ...cell, setApart } : cell
  return unseen ? { ...apart, unseen } : apart
}

const PLAIN = { setApart: false, colours: null }

/** Style 0 may go unlisted; any other must be there, or a date would pass for a number, and 0.95 for what is shown as 95%. */
function formatOf(style: number, formats: CellContext['formats']): NumberFormat | null {
  return formats?.[style] ?? (style === 0 ? GENERAL : null)
}

type Make = (
  type: CellType,
  text: string,
  value: string,
  runs?: Pick<StoredCell, 'setApart' | 'colours'>,
) => Cell

/** What is no number stays text, so that the reading refuses the cell: "12abc" is never 12. */
function makeNumber(v: string, format: NumberFormat, make: Make): Cell {
  const value = plainDecimal(v)
  if (value === null) return make('text', v, v)
  return make(format.date ? 'date' : 'number', v, value)
}

function sharedString(v: string, strings: readonly string[]): string | null {
  return /^\s*\d{1,9}\s*$/.test(v) ? (strings[Number(v)] ?? null) : null
}

/** What is neither is damage: taken for a text, 2 would pass for a number. */
function makeBoolean(v: string, make: Make): Cell | CellFault {
  if (v === '1' || v === 'true') return make('boolean', v, 'TRUE')
  if (v === '0' || v === 'false') return make('boolean', v, 'FALSE')
  return 'boolean'
}

function makeDate(v: string, date1904: boolean, make: Make): Cell {
  const serial = serialOfIsoDate(v, date1904)
  const value = serial === null ? null : plainDecimal(String(serial))
  return value === null ? make('text', v, v) : make('date', v, value)
}
