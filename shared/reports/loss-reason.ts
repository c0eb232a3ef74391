import { compareDecimals, formatDecimal, parseDecimal } from '../scheme/decimal.ts'
import type { Indicator, Scheme } from '../scheme/scheme.ts'
import type { UnitInput } from '../scoring/input.ts'
import type { ItemScore } from '../scoring/score-sheet.ts'
import { fillTemplate } from './fill-template.ts'

/** Why an item lost points, as the records have it: state, values and the office's opinion, and no cause beyond them. */
export function lossReason(item: ItemScore, indicator: Indicator, unit: UnitInput, opinion: string): string {
  const reason = item.state === 'missing' ? missingReason(item, unit) : scoredReason(item, indicator)
  const said = opinion.trim()
  return said === '' ? reason : `${reason}；${fillTemplate('原因意见', { 意见: said })}`
}

/** The points that an item lost; 0 where it doesn't count or isn't verified. */
export function lossOf(item: ItemScore): number {
  return item.score === null ? 0 : item.points - item.score
}

export function indicatorOf(scheme: Scheme, groupId: string, id: string): Indicator {
  const found = scheme.groups
    .find((group) => group.id === groupId)
    ?.indicators.find((indicator) => indicator.id === id)
  if (found === undefined) throw new Error(`group ${groupId} has no indicator ${id}`)
  return found
}

/** The items of a unit that lost most, equal ones all; [] where none lost any. */
export function largestLosses(items: readonly ItemScore[]): readonly ItemScore[] {
  const most = Math.max(0, ...items.map(lossOf))
  return most === 0 ? [] : items.filter((item) => lossOf(item) === most)
}

/** Whether an item that counts as 缺报 was filled in, though with what can't be scored. */
export function wasFilled(item: ItemScore, { items }: UnitInput): boolean {
  return items.get(item.indicator)?.reported?.filled === true
}

function missingReason(item: ItemScore, unit: UnitInput): string {
  if (unit.submission === null) return fillTemplate('原因未报送')
  return fillTemplate(wasFilled(item, unit) ? '原因不能计分' : '原因未填报')
}

function scoredReason(item: ItemScore, { measure }: Indicator): string {
  const { rule, actual, grade, target } = item
  if (rule === 'graded')
    return grade === null ? fillTemplate('原因核定') : fillTemplate('原因档次', { 档次: grade })
  if (rule === 'yes-no') return fillTemplate(actual === '否' ? '原因是否' : '原因核定')
  const value = actual === null ? null : parseDecimal(actual)
  if (value === null) return fillTemplate('原因核定')
  const withMeasure = (text: string): string => text + (measure ?? '')
  const done = withMeasure(formatDecimal(value))
  if (rule === 'steps') return fillTemplate('原因阶梯', { 完成: done })
  if (rule === 'per-occurrence') return fillTemplate('原因次数', { 完成: formatDecimal(value) })
  if (target === null) return fillTemplate('原因核定')
  const values = { 目标: withMeasure(formatDecimal(target)), 完成: done }
  const against = compareDecimals(value, target)
  if (rule === 'higher-is-better' && against < 0) return fillTemplate('原因正向', values)
  if (rule === 'lower-is-better' && against > 0) return fillTemplate('原因控制', values)
  // The values alone would give full marks: the office's own score stands.
  return fillTemplate('原因核定')
}
