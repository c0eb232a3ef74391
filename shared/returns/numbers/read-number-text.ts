import type { Decimal } from '../../scheme/decimal.ts'
import { halveWidth, removeSpaces } from '../clean-text.ts'
import { CHINESE_NUMERAL_CHARS, parseChineseNumeral } from './chinese-numeral.ts'
import { magnitudePower, parseArabic, timesPowerOfTen } from './magnitude.ts'
import type { Measure } from './measure.ts'
import { unreadable, type NumberMark, type NumberReading } from './number-reading.ts'

/** Longer texts are sentences; the pattern below never sees them. */
const LONGEST = 60

const AFTER = '余|多|左右|以上|\\+'
const ARABIC = '[\\d.,]+(?:\\s*[十百千万亿]+[\\d.,]+)*'
const SHAPE = new RegExp(
  `^(?<before>大约|约|将近|近)?\\s*(?<sign>[+-]|负)?\\s*(?<hundredth>百分之)?\\s*` +
    `(?:(?<arabic>${ARABIC})|(?<chinese>[${CHINESE_NUMERAL_CHARS}]+))\\s*` +
    `(?<after1>${AFTER})?\\s*(?<magnitude>万亿|[十百千]?[万亿]|[百千])?\\s*(?<after2>${AFTER})?\\s*` +
    `(?<unit>[^\\d,.+-]*?)\\s*(?<after3>${AFTER})?$`,
)

interface Parts {
  readonly approximate: boolean
  readonly negative: boolean
  readonly hundredth: boolean
  readonly arabic: string | undefined
  readonly chinese: string | undefined
  readonly spread: boolean
  readonly magnitude: string
  readonly unit: string
}

interface Numeral {
  readonly value: Decimal
  readonly marks: ReadonlySet<NumberMark>
  /** The last magnitude word written, 万 of 30余万 and of 三十万. */
  readonly magnitude: string
}

/** A trimmed, non-empty text as a quantity of `measure`; anything that is not of a known form is refused. */
export function readNumberText(text: string, measure: Measure): NumberReading {
  if (text.length > LONGEST) return unreadable('not-a-number')
  const half = halveWidth(text).replace(/\s+/g, ' ')
  if (isRange(half)) return unreadable('range')
  const parts = splitParts(half)
  if (parts === null) return unreadable('not-a-number')
  const numeral = readNumeral(parts)
  if (numeral === null) return unreadable(parts.arabic?.includes(',') ? 'grouping' : 'not-a-number')
  const marks = new Set<NumberMark>(numeral.marks)
  if (/[０-９＋－．﹢﹣−]/.test(text)) marks.add('full-width')
  if (parts.approximate) marks.add('approximate')
  const fitted = fitToMeasure(parts, numeral, measure, marks)
  if (fitted === null)
    return unreadable(parts.unit === '' && !parts.hundredth ? 'magnitude-doubt' : 'other-unit')
  if (/[％﹪]/.test(text)) marks.add('percent-sign')
  const value = parts.negative ? { mantissa: -fitted.mantissa, scale: fitted.scale } : fitted
  return { ok: true, value, marks, percentSaid: parts.hundredth || parts.unit === '%' }
}

const NUMBER_CHAR = `[\\d${CHINESE_NUMERAL_CHARS}]`
const RANGE = new RegExp(`${NUMBER_CHAR}\\S{0,4}?\\s*(?:[-~–—―─－～〜]+|至|到)\\s*\\S{0,2}?${NUMBER_CHAR}`)

/** 3—5, 3-5, 3~5, 3至5, 三至五, 3场到5场. */
function isRange(text: string): boolean {
  return RANGE.test(text)
}

function splitParts(text: string): Parts | null {
  const groups = SHAPE.exec(text)?.groups
  if (groups === undefined) return null
  const { before, after1, after2, after3 } = groups
  return {
    approximate: [before, after1, after2, after3].some((word) => word !== undefined),
    negative: groups['sign'] === '-' || groups['sign'] === '负',
    hundredth: groups['hundredth'] !== undefined,
    arabic: groups['arabic'],
    chinese: groups['chinese'],
    spread: after1 !== undefined,
    magnitude: groups['magnitude'] ?? '',
    unit: removeSpaces(groups['unit'] ?? '').replace(/^\((.+)\)$/, '$1'),
  }
}

function readNumeral(parts: Parts): Numeral | null {
  const { arabic, chinese, magnitude, spread } = parts
  if (arabic !== undefined) {
    // The magnitude belongs to the number unless an "余" stands between them (30余万).
    const read = parseArabic(spread ? arabic : arabic + magnitude)
    if (read === null || (spread && read.magnitude !== '')) return null
    const marks = new Set<NumberMark>()
    if (read.separators) marks.add('separator')
    return withSpread(read.value, marks, spread ? magnitude : '', read.magnitude)
  }
  const text = (chinese ?? '') + (spread ? '' : magnitude)
  const value = parts.hundredth && /^[百佰]$/.test(text) ? HUNDRED : parseChineseNumeral(text)
  if (value === null) return null
  return withSpread(value, new Set(['chinese-numeral']), spread ? magnitude : '', lastMagnitude(text))
}

const HUNDRED: Decimal = { mantissa: 100n, scale: 0 }

function lastMagnitude(text: string): string {
  const last = text.replace(/萬/g, '万').replace(/億/g, '亿').slice(-1)
  return /[万亿]/.test(last) ? last : ''
}

function withSpread(value: Decimal, marks: Set<NumberMark>, spread: string, own: string): Numeral | null {
  if (spread === '') return { value, marks, magnitude: own }
  const power = magnitudePower(spread)
  return power === null ? null : { value: timesPowerOfTen(value, power), marks, magnitude: spread }
}

/** The value in the measure; null where another unit stands there, or a magnitude that could count either way. */
function fitToMeasure(
  parts: Parts,
  numeral: Numeral,
  measure: Measure,
  marks: Set<NumberMark>,
): Decimal | null {
  const { value, magnitude } = numeral
  const isChinese = parts.chinese !== undefined
  if (measure.percent) return fitPercent(parts, numeral, marks)
  if (parts.hundredth) return null
  if (parts.unit === '') {
    // 7.5万 where the measure is 万元: a part of the measure. 5千 there: of 元 or of 万元? Refused.
    if (measure.power > 0 && magnitude !== '') {
      if (!magnitude.endsWith(measure.magnitude)) return null
      marks.add('unit-suffix')
      return timesPowerOfTen(value, -measure.power)
    }
    if (measure.power > 0 && /[万萬亿億]/.test(parts.chinese ?? '')) return null
    if (magnitude !== '' && !isChinese) marks.add('magnitude')
    if (isChinese && parts.spread && magnitude !== '') marks.add('magnitude')
    return value
  }
  if (!measure.parts.includes(parts.unit.replace(/每/g, '/'))) return null
  marks.add('unit-suffix')
  if (measure.power > 0 ? magnitude !== measure.magnitude : magnitude !== '' && !isChinese)
    marks.add('magnitude')
  return timesPowerOfTen(value, -measure.power)
}

function fitPercent(parts: Parts, numeral: Numeral, marks: Set<NumberMark>): Decimal | null {
  if (numeral.magnitude !== '' || /[万萬亿億]/.test(parts.chinese ?? '')) return null
  if (parts.unit !== '' && (parts.unit !== '%' || parts.hundredth)) return null
  if (parts.hundredth) marks.add('chinese-numeral')
  return numeral.value
}
