import type { Database } from '#db/open.ts'
import { loadFixing } from '#db/grades.ts'
import { unitId } from '#shared/plan/unit.ts'
import { formatPoints } from '#shared/scheme/points.ts'
import type { ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreBook } from '../score-year.ts'
import { openYear } from '../year-book.ts'

/** Entry of an archive with every score as it was when it was made. */
export const SCORES_ENTRY = '得分.json'

/** An item's or a unit's standing in as few words as can be compared. */
interface FrozenUnit {
  readonly unit: string
  readonly name: string
  readonly total: number | null
  readonly rank: number | null
  readonly grade: string | null
  readonly items: Readonly<Record<string, readonly [state: string, score: number | null]>>
}

/** Every score of the year as the database gives them now; null: there is no such year. */
export function freezeScores(db: Database, year: number): readonly FrozenUnit[] | null {
  const book = openYear({ db }, year)
  return book.ok ? frozenOf(scoreBook({ db }, book.value)) : null
}

function frozenOf(sheet: ScoreSheet): readonly FrozenUnit[] {
  return sheet.groups.flatMap(({ units }) => units).map(frozenUnit)
}

function frozenUnit({ unit, name, total, rank, grade, blocks }: UnitScore): FrozenUnit {
  const items = blocks().flatMap((block) => block.items)
  return {
    unit,
    name,
    total,
    rank,
    grade,
    items: Object.fromEntries(
      items.map(({ indicator, state, score }) => [indicator, [state, score] as const]),
    ),
  }
}

export function encodeScores(units: readonly FrozenUnit[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(units, null, 1)}\n`)
}

/**
 * Works out every score once more and compares it with what was frozen: the scores in the archive, and the grades as they were
 * fixed. Each difference a line that names unit and item. `listed`: the entry's bytes; null: an archive of before it was there.
 */
export function checkScores(db: Database, year: number, listed: Uint8Array | null): readonly string[] {
  const now = freezeScores(db, year)
  if (now === null) return []
  const fixed = checkFixed(db, year, now)
  if (listed === null || Buffer.compare(encodeScores(now), listed) === 0) return fixed
  const was = decodeScores(listed)
  if (was === null) return [`${SCORES_ENTRY}：内容不是本程序写的，不能核对得分`, ...fixed]
  const differences = now.flatMap((unit) => {
    const before = was.get(unit.unit)
    return before === undefined ? [`${unit.name}：归档时没有这个单位的得分`] : differencesOf(before, unit)
  })
  const gone = [...was.values()].filter(({ unit }) => now.every((known) => known.unit !== unit))
  const lines = [...differences, ...gone.map(({ name }) => `${name}：归档时有得分，现在没有`)]
  return [...lines.map((line) => `重新计算得分：${line}`), ...fixed]
}

function differencesOf(was: FrozenUnit, now: FrozenUnit): readonly string[] {
  const ids = new Set([...Object.keys(was.items), ...Object.keys(now.items)])
  const items = [...ids].flatMap((id) => {
    const [before, after] = [itemText(was.items[id]), itemText(now.items[id])]
    return before === after ? [] : [`${now.name} ${id}：归档时为${before}，现在算出${after}`]
  })
  const [before, after] = [placeText(was), placeText(now)]
  return before === after ? items : [...items, `${now.name}：归档时为${before}，现在算出${after}`]
}

const STATES: Readonly<Record<string, string>> = {
  pending: '待审核',
  missing: '缺报',
  'not-applicable': '不适用',
  'no-data': '无数据',
}

function itemText(item: FrozenUnit['items'][string] | undefined): string {
  if (item === undefined) return '没有这一项'
  const [state, score] = item
  return score === null ? (STATES[state] ?? state) : `${formatPoints(score)} 分`
}

function placeText({ total, rank, grade }: Pick<FrozenUnit, 'total' | 'rank' | 'grade'>): string {
  const parts = [
    total === null ? '没有总分' : `总分 ${formatPoints(total)}`,
    rank === null ? '' : `第 ${rank} 名`,
    grade ?? '',
  ]
  return parts.filter((part) => part !== '').join('、')
}

/** The grades as they were fixed (定稿), while the year rests on them. */
function checkFixed(db: Database, year: number, now: readonly FrozenUnit[]): readonly string[] {
  const book = openYear({ db }, year)
  const state = book.ok ? book.value.year.state : '方案'
  const fixing = state === '定等' || state === '归档' ? loadFixing(db, year) : null
  if (fixing === null) return []
  return now.flatMap((unit) => {
    const was = fixing.grades.get(unitId(unit.unit))
    if (was === undefined) return [`${unit.name}：定稿时没有这个单位`]
    const [before, after] = [placeText(was), placeText(unit)]
    return before === after ? [] : [`重新计算得分：${unit.name}：定稿时为${before}，现在算出${after}`]
  })
}

function decodeScores(bytes: Uint8Array): ReadonlyMap<string, FrozenUnit> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!Array.isArray(value) || !value.every(isFrozen)) return null
    return new Map(value.map((unit) => [unit.unit, unit]))
  } catch {
    // No JSON, or no text at all.
    return null
  }
}

function isFrozen(value: unknown): value is FrozenUnit {
  if (typeof value !== 'object' || value === null) return false
  const { unit, name, total, rank, grade, items }: Readonly<Record<string, unknown>> = { ...value }
  const isPoints = (given: unknown): boolean => given === null || Number.isSafeInteger(given)
  if (typeof unit !== 'string' || typeof name !== 'string' || !isPoints(total) || !isPoints(rank))
    return false
  if ((grade !== null && typeof grade !== 'string') || typeof items !== 'object' || items === null)
    return false
  return Object.values(items).every(
    (item: unknown) =>
      Array.isArray(item) && item.length === 2 && typeof item[0] === 'string' && isPoints(item[1]),
  )
}
