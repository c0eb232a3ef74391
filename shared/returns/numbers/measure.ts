import { halveWidth, removeSpaces } from '../clean-text.ts'

/** A unit of measure taken apart: 万元 is 元 with power 4. */
export interface Measure {
  readonly percent: boolean
  /** Power of ten in front: 万元 4, 千克 3, 元 0. */
  readonly power: number
  /** The magnitude's own word: "万"; '' where there is none. */
  readonly magnitude: string
  /** What may stand behind a number instead of the whole: 元 for 元/人, 人 for 人次; longest first. */
  readonly parts: readonly string[]
}

const POWERS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 亿: 8 }

export function comparableMeasure(text: string): string {
  return removeSpaces(halveWidth(text)).replace(/每/g, '/')
}

export function parseMeasure(text: string | null): Measure {
  const plain = comparableMeasure(text ?? '')
  if (plain === '%' || plain.startsWith('%(') || plain === '百分比') {
    return { percent: true, power: 0, magnitude: '', parts: ['%'] }
  }
  const first = plain.slice(0, 1)
  const power = plain.length > 1 ? (POWERS[first] ?? 0) : 0
  const base = power === 0 ? plain : plain.slice(1)
  return { percent: false, power, magnitude: power === 0 ? '' : first, parts: partsOf(base) }
}

/** The whole, what stands before "/" or a bracket, and a count without its 次 (人次, 场次). */
function partsOf(base: string): readonly string[] {
  if (base === '') return []
  const parts = new Set([base])
  const whole = base.replace(/[()]/g, '')
  parts.add(whole)
  const head = /^[^/(、]+/.exec(base)?.[0]
  if (head !== undefined) parts.add(head)
  for (const alternative of base.split('、')) parts.add(alternative)
  if (whole.length > 1 && whole.endsWith('次')) parts.add(whole.slice(0, -1))
  if (whole === '平方米') parts.add('平方')
  if (whole === '场') parts.add('场次')
  return [...parts].filter((part) => part !== '').toSorted((a, b) => b.length - a.length)
}
