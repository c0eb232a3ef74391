import { roundHalfUp } from '../scheme/fraction.ts'
import { formatPoints, formatPointsShort, points, type Points } from '../scheme/points.ts'
import type { GroupScore, ItemScore, ScoreSheet, UnitScore } from '../scoring/score-sheet.ts'

/** Who handed in, over any set of units. */
export interface Receipt {
  readonly due: number
  readonly onTime: readonly UnitScore[]
  readonly late: readonly UnitScore[]
  readonly missing: readonly UnitScore[]
}

export function receiptOf(units: readonly UnitScore[]): Receipt {
  return {
    due: units.length,
    onTime: units.filter(({ lateWorkingDays }) => lateWorkingDays === 0),
    late: units.filter(({ lateWorkingDays }) => lateWorkingDays !== null && lateWorkingDays > 0),
    missing: units.filter(({ lateWorkingDays }) => lateWorkingDays === null),
  }
}

export function unitsOf(sheet: ScoreSheet): readonly UnitScore[] {
  return sheet.groups.flatMap((group) => group.units)
}

export function pendingOf(sheet: ScoreSheet): number {
  return unitsOf(sheet).reduce((sum, unit) => sum + unit.pendingItems, 0)
}

/** The total that stands, or the 暂计 one while the unit has pending items; null: 未参评. */
export function totalOf(unit: UnitScore): Points | null {
  return unit.pendingItems > 0 ? unit.provisional.total : unit.total
}

export function baseOf(unit: UnitScore): Points | null {
  return unit.pendingItems > 0 ? unit.provisional.base : unit.base
}

/** Mean, highest and lowest of whole hundredths; the mean half up to a hundredth. Null without any value. */
export function spreadOf(
  values: readonly (Points | null)[],
): { readonly mean: Points; readonly highest: Points; readonly lowest: Points } | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  return {
    mean: points(roundHalfUp(BigInt(sumOf(known)), BigInt(known.length))),
    highest: points(Math.max(...known)),
    lowest: points(Math.min(...known)),
  }
}

export function sumOf(values: readonly Points[]): Points {
  return points(values.reduce((sum, value) => sum + value, 0))
}

/** The ranked units of a group in order of rank; equal ranks in document order. */
export function rankedUnits(group: GroupScore): readonly UnitScore[] {
  return group.units.filter(({ rank }) => rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
}

/** Ranked units that hold a grade, by rank. 单列 units hold none that is given out. */
export function unitsGraded(group: GroupScore, grade: string): readonly UnitScore[] {
  return rankedUnits(group).filter((unit) => unit.grade === grade && !unit.unranked)
}

export function itemsOf(unit: UnitScore): readonly ItemScore[] {
  return unit.blocks().flatMap((block) => block.items)
}

/** Items that stand in the sums: verified, or 缺报 with 0. */
export function countedItems(unit: UnitScore): readonly ItemScore[] {
  return itemsOf(unit).filter(({ state }) => state === 'scored' || state === 'missing')
}

/** In sentences: "92.5分". */
export function pointsText(value: Points | null): string {
  return value === null ? '暂无分数' : `${formatPointsShort(value)}分`
}

/** In tables: "92.50", "—" where there is none. */
export function pointsCell(value: Points | null): string {
  return value === null ? '—' : formatPoints(value)
}

/** A share in percent with one decimal, half up: "95.3%"; "—" of nothing. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0) return '—'
  const tenths = roundHalfUp(BigInt(part) * 1000n, BigInt(whole))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** In sentences, without an empty decimal: "95.3%", "97%". */
export function shareInWords(part: number, whole: number): string {
  return rateInSentence(shareText(part, whole))
}

/** "97.0%" of a table as "97%". */
export function rateInSentence(text: string): string {
  return text.replace('.0%', '%')
}

/** 甲、乙、丙. */
export function listNames(units: readonly { readonly name: string }[]): string {
  return units.map(({ name }) => name).join('、')
}

/** "24个市直部门和13个县（市、区）". */
export function describeGroups(sheet: ScoreSheet): string {
  const parts = sheet.groups.map(({ name, units }) => `${units.length}个${name}`)
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join('、')}和${last}`
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 to 九十九, as headings count. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = DIGITS[value % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${value % 10 === 0 ? '' : ones}`
}

/** "，其中得满分3项次，缺报1项次": nothing is said of what there is none of. */
export function amongText(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `，其中${parts.join('，')}`
}
