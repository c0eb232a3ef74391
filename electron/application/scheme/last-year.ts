import type { Database } from '#db/open.ts'
import { lastLogSequence } from '#db/recent-log.ts'
import { loadYears } from '#db/years.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { compareDecimals, parseDecimal } from '#shared/scheme/decimal.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import type { Office } from '../office.ts'
import { openYear, type YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'

/** What each unit did in the year before, by indicator: a number, 是 or 否, or a band. */
export type LastYear = ReadonlyMap<string, ReadonlyMap<UnitId, string>>

/** Years before this one that the office has, the latest first. */
export function earlierYears({ db }: Office, book: YearBook): readonly number[] {
  return loadYears(db)
    .map(({ year }) => year)
    .filter((year) => year < book.year.year)
    .toReversed()
}

/** Worked out once for as long as nothing is logged: a draft is edited many times, and its edits are not. */
const KNOWN = new WeakMap<
  Database,
  { readonly year: number; readonly last: number; readonly actuals: LastYear }
>()

/** 上年实际; empty where the office has no year before. An indicator keeps its 编号 from year to year. */
export function lastYearActuals(office: Office, book: YearBook): LastYear {
  const { year } = book.year
  const last = lastLogSequence(office.db)
  const known = KNOWN.get(office.db)
  if (known?.year === year && known.last === last) return known.actuals
  const actuals = readActuals(office, book)
  KNOWN.set(office.db, { year, last, actuals })
  return actuals
}

function readActuals(office: Office, book: YearBook): LastYear {
  const before = openYear(office, book.year.year - 1)
  if (!before.ok) return new Map()
  const actuals = new Map<string, Map<UnitId, string>>()
  for (const unit of scoreYear(loadYearInput(office, before.value)).groups.flatMap(({ units }) => units)) {
    for (const { indicator, actual, grade } of unit.blocks().flatMap(({ items }) => items)) {
      const text = actual ?? grade
      if (text === null) continue
      const own = actuals.get(indicator) ?? new Map<UnitId, string>()
      actuals.set(indicator, own.set(unit.unit, text))
    }
  }
  return actuals
}

/** One text for several units: "12", "3—9（4 家）", "是 5，否 2"; '' where there is none. */
export function summarizeActuals(texts: readonly string[]): string {
  const [first, ...others] = texts
  if (first === undefined) return ''
  if (others.every((text) => text === first))
    return texts.length === 1 ? first : `${first}（${texts.length} 家）`
  const numbers = texts.map(parseDecimal)
  const sorted = texts.toSorted((a, b) => {
    const [one, other] = [parseDecimal(a), parseDecimal(b)]
    return one === null || other === null ? 0 : compareDecimals(one, other)
  })
  if (!numbers.includes(null)) return `${sorted[0] ?? ''}—${sorted.at(-1) ?? ''}（${texts.length} 家）`
  const counts = Map.groupBy(texts, (text) => text)
  return [...counts].map(([text, same]) => `${text} ${same.length}`).join('，')
}
