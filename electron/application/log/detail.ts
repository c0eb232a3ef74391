import { formatDay, parseDay } from '#shared/scheme/day.ts'
import { formatPoints } from '#shared/scheme/points.ts'

/** What an entry of the log holds beside action and object: JSON, as whoever wrote it had it. */
export type Detail = Readonly<Record<string, unknown>>

export function textIn(detail: Detail, key: string): string {
  const value = detail[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

export function numberIn(detail: Detail, key: string): number | null {
  const value = detail[key]
  return typeof value === 'number' ? value : null
}

export function listIn(detail: Detail, key: string): readonly unknown[] {
  const value: unknown = detail[key]
  return Array.isArray(value) ? value : []
}

/** null: there is none. */
export function partIn(detail: Detail, key: string): Detail | null {
  const value = detail[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/** "8.50 分"; '' where there is none. */
export function pointsIn(detail: Detail, key: string): string {
  const value = numberIn(detail, key)
  return value === null ? '' : `${formatPoints(value)} 分`
}

/** "2019年1月10日"; the text itself where it is no day. */
export function dayIn(detail: Detail, key: string): string {
  const text = textIn(detail, key)
  const day = parseDay(text)
  return day === null ? text : formatDay(day)
}

/** The parts that say something, in one line. */
export function join(parts: readonly string[], between = '，'): string {
  return parts.filter((part) => part !== '').join(between)
}
