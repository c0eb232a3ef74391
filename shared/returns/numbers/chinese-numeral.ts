import { decimal, multiplyDecimals, type Decimal } from '../../scheme/decimal.ts'

const DIGITS = new Map<string, number>([
  ...[...'零一二三四五六七八九'].map((char, value): [string, number] => [char, value]),
  ...[...'〇壹贰叁肆伍陆柒捌玖'].map((char, value): [string, number] => [char, value]),
  ['两', 2],
  ['貳', 2],
  ['參', 3],
  ['陸', 6],
])
const UNITS = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])

/** Any character that may stand in a Chinese numeral. */
export const CHINESE_NUMERAL_CHARS =
  '零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖貳參陸十拾百佰千仟万萬亿億点點廿卅'

/**
 * Reads a Chinese numeral written in full: 三十, 一百二十, 一万零五十, 二十五点五, 三点五万, 二〇一八, 廿三, 壹佰. Null for
 * everything that people read in two ways or as "some": 一百二, 两三百, 三五, 十几, 百.
 */
export function parseChineseNumeral(text: string): Decimal | null {
  const plain = text.replace(/萬/g, '万').replace(/億/g, '亿').replace(/點/g, '点')
  const [whole = '', fraction, ...more] = plain.split('点')
  if (more.length > 0) return null
  if (fraction === undefined) {
    const value = parseWhole(whole)
    return value === null ? null : { mantissa: value, scale: 0 }
  }
  return parseWithFraction(whole, fraction)
}

function parseWithFraction(whole: string, fraction: string): Decimal | null {
  const match = /^(.+?)(万|亿|万亿)?$/.exec(fraction)
  const places = match?.[1]
  if (places === undefined) return null
  const digits = [...places].map((char) => (char === '两' ? undefined : DIGITS.get(char)))
  if (digits.includes(undefined)) return null
  const magnitude = match?.[2] ?? ''
  const wholeValue = magnitude === '' ? parseWhole(whole) : parseBelowTenThousand(whole, true)
  if (wholeValue === null) return null
  const value = decimal(`${wholeValue}.${digits.join('')}`)
  return multiplyDecimals(value, { mantissa: magnitudeOf(magnitude), scale: 0 })
}

function magnitudeOf(name: string): bigint {
  return { '': 1n, 万: 10n ** 4n, 亿: 10n ** 8n, 万亿: 10n ** 12n }[name] ?? 1n
}

/** 亿, then 万, then the rest; each part is read below ten thousand. */
function parseWhole(text: string): bigint | null {
  const positional = parsePositional(text)
  if (positional !== null) return positional
  return parseScaled(
    text,
    '亿',
    10n ** 8n,
    (part, first) => parseScaled(part, '万', 10n ** 4n, parseSection, first),
    true,
  )
}

type Parse = (text: string, first: boolean) => bigint | null

function parseScaled(text: string, mark: string, scale: bigint, parse: Parse, first: boolean): bigint | null {
  const at = text.indexOf(mark)
  if (at < 0) return parse(text, first)
  const high = parse(text.slice(0, at), first)
  if (high === null || high === 0n) return null
  const rest = text.slice(at + 1)
  if (rest === '') return high * scale
  const low = parse(rest, false)
  return low === null || low >= scale ? null : high * scale + low
}

function parseSection(text: string, first: boolean): bigint | null {
  const value = parseBelowTenThousand(text, first)
  return value === null ? null : BigInt(value)
}

/** `first` is false behind 万 or 亿: there a bare digit needs its 零 (一万二 is 12000 to some, 10002 to a naive reader). */
function parseBelowTenThousand(text: string, first: boolean): number | null {
  const chars = [...text]
  if (chars.length === 0) return null
  if (first && (chars[0] === '廿' || chars[0] === '卅')) return parseTwenties(chars)
  if (first && chars.length === 1) return DIGITS.get(text) ?? (UNITS.get(text) === 10 ? 10 : null)
  let total = 0
  let lastUnit = 10_000
  let zeroBefore = false
  for (let at = 0; at < chars.length;) {
    const digit = DIGITS.get(chars[at] ?? '')
    if (digit === 0) {
      if (zeroBefore || (at === 0 && first)) return null
      zeroBefore = true
      at += 1
      continue
    }
    const unit = UNITS.get(chars[digit === undefined ? at : at + 1] ?? '')
    if (unit === undefined) {
      const isLast = at === chars.length - 1
      const afterTen = lastUnit === 10 && !zeroBefore
      if (digit === undefined || !isLast || chars[at] === '两' || !(afterTen || zeroBefore)) return null
      return total + digit
    }
    if (unit >= lastUnit) return null
    if (digit === undefined && (unit !== 10 || (at === 0 && !first))) return null
    if (chars[at] === '两' && unit === 10) return null
    total += (digit ?? 1) * unit
    lastUnit = unit
    zeroBefore = false
    at += digit === undefined ? 1 : 2
  }
  return zeroBefore ? null : total
}

function parseTwenties(chars: readonly string[]): number | null {
  const tens = chars[0] === '廿' ? 20 : 30
  if (chars.length === 1) return tens
  const digit = DIGITS.get(chars[1] ?? '')
  return chars.length === 2 && digit !== undefined && digit > 0 && chars[1] !== '两' ? tens + digit : null
}

/** Digit by digit (二〇一八, 三〇); only with a 零 among them, as 三五 means "three to five". */
function parsePositional(text: string): bigint | null {
  if (!/^[一二三四五六七八九][零〇一二三四五六七八九]+$/.test(text) || !/[零〇]/.test(text)) return null
  return BigInt([...text].map((char) => DIGITS.get(char)).join(''))
}
