import { compareDecimals, decimal, formatDecimal, isNegative, parseDecimal, type Decimal } from './decimal.ts'
import { pointsFromDecimal, type Points } from './points.ts'

/** What a person typed, as the value that it means; or in one sentence why it means none. */
export type Typed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }

export function refuse(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}

/** Longer than any figure of an office; what is longer was pasted by mistake. */
const LONGEST_NUMBER = 30
export const LONGEST_TITLE = 120
const LONGEST_TEXT = 400
const MOST_POINTS = decimal('1000')
const HUNDRED = decimal('100')

/** On one line, without spaces around: how typed and pasted texts are kept. */
export function tidyText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** A text that may be empty. */
export function typedText(text: string, name: string, longest = LONGEST_TEXT): Typed<string> {
  const tidy = tidyText(text)
  return tidy.length > longest
    ? refuse(`${name}有 ${tidy.length} 个字，最多 ${longest} 个。请写短一些。`)
    : { ok: true, value: tidy }
}

/** A text that must say something. */
export function typedName(text: string, name: string, longest: number): Typed<string> {
  return tidyText(text) === '' ? refuse(`${name}不能空着。请填写。`) : typedText(text, name, longest)
}

/** An exact decimal; "1,200", "９５" and a trailing unit of measure are understood, "约300" is not. */
export function typedDecimal(text: string, name: string, measure: string | null): Typed<Decimal> {
  const bare = withoutMeasure(plainDigits(text), measure)
  const value = bare.length > LONGEST_NUMBER ? null : parseDecimal(bare)
  if (value === null || value.scale > LONGEST_NUMBER) {
    return refuse(`${name}“${tidyText(text)}”不是数。请只填数字，如 95 或 12.5。`)
  }
  return { ok: true, value }
}

/** Points from 0 to 1000 with at most two decimals. */
export function typedPoints(text: string, name: string): Typed<Points> {
  const typed = typedDecimal(text, name, '分')
  if (!typed.ok) return typed
  const shown = `“${tidyText(text)}”`
  if (isNegative(typed.value)) return refuse(`${name}不能小于 0，填的是${shown}。`)
  if (compareDecimals(typed.value, MOST_POINTS) > 0) return refuse(`${name}最多 1000 分，填的是${shown}。`)
  if (typed.value.scale > 2) return refuse(`${name}${shown}的小数超过两位。请填如 10 或 7.5。`)
  return { ok: true, value: pointsFromDecimal(typed.value) }
}

/** A whole number from `least` to `most`. */
export function typedWhole(text: string, name: string, least: number, most: number): Typed<number> {
  const typed = typedDecimal(text, name, null)
  if (!typed.ok) return typed
  const value = Number(formatDecimal(typed.value))
  return typed.value.scale === 0 && value >= least && value <= most
    ? { ok: true, value }
    : refuse(`${name}应是 ${least} 到 ${most} 之间的整数，填的是“${tidyText(text)}”。`)
}

/** A percentage from 0 to 100. */
export function typedPercent(text: string, name: string): Typed<Decimal> {
  const typed = typedDecimal(text, name, '%')
  if (!typed.ok) return typed
  return isNegative(typed.value) || compareDecimals(typed.value, HUNDRED) > 0
    ? refuse(`${name}应在 0 到 100 之间，填的是“${tidyText(text)}”。`)
    : typed
}

const YES = new Set(['是', '可以', '允许', '有', '√', 'Y', 'y', '1'])
const NO = new Set(['', '否', '不可以', '不允许', '无', '×', 'N', 'n', '0'])

export function typedYesNo(text: string, name: string): Typed<boolean> {
  const tidy = tidyText(text)
  if (YES.has(tidy)) return { ok: true, value: true }
  if (NO.has(tidy)) return { ok: true, value: false }
  return refuse(`${name}应填“是”或“否”，填的是“${tidy}”。`)
}

function plainDigits(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').replace('−', '-')
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?\D*$/.test(plain) ? plain.replaceAll(',', '') : plain
}

function withoutMeasure(text: string, measure: string | null): string {
  const unit = measure === null ? '' : measure.normalize('NFKC').replaceAll(/\s/g, '')
  return unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text
}
