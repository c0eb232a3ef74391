import {
  compareDecimals,
  formatDecimal,
  isNegative,
  isZero,
  parseDecimal,
  type Decimal,
} from '../../scheme/decimal.ts'
import type { Measure } from './measure.ts'
import { LONGEST_FORMAT } from './number-format.ts'
import { readNumberText } from './read-number-text.ts'

/** What most formats are: text, or digits with a point and commas between them. */
const PLAIN = /^(?:@|[#0,]*[#0](?:\.[#0]+)?)$/
/** Quoted, escaped (\x, and !x in Chinese Excel), padding, fill, brackets, General by both its names, and anything else. */
const TOKEN = /"([^"]*)"?|[\\!](.)|[_*].|\[([^\]]*)\]|(General|G\/通用格式)|([0#?])|([\s\S])/giu
/** Of the words in a format those that say something of the number; no brackets, no currency, no spaces. */
const SAYS_NOTHING = /[^\p{L}\p{N}%‰.]/gu

const SINGLE_PERCENT = /^[#0]*0(?:\.[#0]+)?%$/

export type Shown = 'same' | 'approximate' | 'other'

/**
 * What a number format makes of a number, for the reader's eye: `approximate` where it adds 约 or 余; `other` where it
 * shows another number or unit than the stored one in the row's measure (0!.0,"万元" shows 75000 as 7.5万元). Percent
 * formats are for `shownPercent`.
 */
export function shownNumber(format: string | null, value: Decimal, measure: Measure): Shown {
  if (format === null || PLAIN.test(format)) return 'same'
  return judgeSection(shownSection(format, value), value, '', measure)
}

/** The same of a percent format; `value` is the number with a percent sign. Two signs show a number a hundred times as large. */
export function shownPercent(section: string | null, value: Decimal, measure: Measure): Shown {
  if (section === null || SINGLE_PERCENT.test(section)) return 'same'
  if (section.replace(/"[^"]*"?|[\\_*].|\[[^\]]*\]/g, '').split('%').length > 2) return 'other'
  return judgeSection(section, value, '%', measure)
}

/** What of the format shows this number; null for General, and for what is no format. */
export function shownSection(format: string | null, value: Decimal): string | null {
  return format === null || format.length > LONGEST_FORMAT ? null : sectionFor(format, value)
}

function judgeSection(section: string | null, value: Decimal, sign: '' | '%', measure: Measure): Shown {
  if (section === null) return 'same'
  const shown = readSection(section)
  if (!shown.digits) return isZero(value) ? 'same' : 'other'
  if (shown.scaled) return 'other'
  if (shown.before === '' && shown.after === '') return 'same'
  const minus = isNegative(value) ? '-' : ''
  const digits = formatDecimal(value).replace('-', '')
  const read = readNumberText(`${shown.before}${minus}${digits}${sign}${shown.after}`, measure)
  if (!read.ok || compareDecimals(read.value, value) !== 0) return 'other'
  return read.marks.has('approximate') ? 'approximate' : 'same'
}

interface ShownSection {
  /** Any of the number's digits show. */
  readonly digits: boolean
  /** The digits are not those of the number: cut by thousands, or with others among them. */
  readonly scaled: boolean
  readonly before: string
  readonly after: string
}

function readSection(section: string): ShownSection {
  let digits = false
  let scaled = false
  let before = ''
  let after = ''
  /** What stands behind the last digit so far. */
  let pending = ''
  let commas = 0
  for (const [, quoted, escaped, , general, place, other] of section
    .replaceAll(EXPONENT, '')
    .matchAll(TOKEN)) {
    const word = quoted ?? escaped
    if (general !== undefined || place !== undefined) {
      scaled ||= digits && pending !== ''
      digits = true
      commas = 0
      pending = ''
    } else if (word !== undefined) {
      if (digits) pending += word
      else before += word.replaceAll(SAYS_NOTHING, '')
    } else if (other === ',') commas += digits ? 1 : 0
    else if (other === '.') {
      // A comma in front of the point, as behind the last digit, divides by a thousand.
      scaled ||= commas > 0
      commas = 0
    } else if (other !== undefined && !/[/ %]/.test(other)) {
      if (digits) pending += other
      else before += other.replaceAll(SAYS_NOTHING, '')
    }
  }
  after = pending.replaceAll(SAYS_NOTHING, '')
  return { digits, scaled: scaled || commas > 0, before, after }
}

/** A minus sign elsewhere among digits makes another number of them: 0-0 shows 30 as 3-0. */
const EXPONENT = /e[+-]/giu

const CONDITION = /\[(>=|<=|<>|>|<|=)(-?\d+(?:\.\d+)?)\]/

/** The section of the format that shows this number: by its condition, else by the number's sign. */
function sectionFor(format: string, value: Decimal): string {
  const sections = format.match(/(?:"[^"]*"?|[\\!_*].|\[[^\]]*\]|[^;])+|(?<=^|;)(?=;|$)/gu) ?? ['']
  const [first = '', second = first, third = first] = sections
  if (sections.some((section) => CONDITION.test(section))) {
    return sections.find((section) => meets(section, value)) ?? first
  }
  if (isZero(value)) return third
  return isNegative(value) ? second : first
}

function meets(section: string, value: Decimal): boolean {
  const [, sign, text = ''] = CONDITION.exec(section) ?? []
  const limit = parseDecimal(text)
  if (sign === undefined || limit === null) return true
  const order = compareDecimals(value, limit)
  return (
    (order === 0 && ['>=', '<=', '='].includes(sign)) ||
    (order > 0 && ['>', '>=', '<>'].includes(sign)) ||
    (order < 0 && ['<', '<=', '<>'].includes(sign))
  )
}
