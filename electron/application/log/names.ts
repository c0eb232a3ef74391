import type { KeptEntry } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { loadScheme } from '#db/schemes.ts'
import { loadUnits } from '#db/units.ts'
import { loadYears } from '#db/years.ts'
import { unitId, unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'

/** Names for what the log holds as ids. */
export interface Names {
  /** The unit that a text is the id of; null: it is none. */
  readonly unitOf: (text: string) => UnitId | null
  /** Its name in a year, today's where the entry is of none. */
  readonly unit: (id: UnitId, year: number | null) => string
  /** Title of an indicator of a unit's form; '' where the year has none of that id now. */
  readonly indicator: (year: number | null, unit: UnitId | null, id: string) => string
}

/** As the database has them now; schemes are read when they are asked for. */
export function loadNames(db: Database): Names {
  const units = new Map(loadUnits(db).map((unit) => [unit.id, unit]))
  const latest = loadYears(db).at(-1)?.year ?? 0
  const titles = new Map<number, ReadonlyMap<string, string>>()
  const titlesOf = (year: number): ReadonlyMap<string, string> => {
    const known = titles.get(year) ?? loadTitles(db, year)
    titles.set(year, known)
    return known
  }
  return {
    unitOf: (text) => {
      const id = unitId(text)
      return units.has(id) ? id : null
    },
    unit: (id, year) => {
      const unit = units.get(id)
      return unit === undefined ? id : unitNameIn(unit, year ?? latest)
    },
    indicator: (year, unit, id) => (year === null ? '' : (titlesOf(year).get(`${unit ?? ''} ${id}`) ?? '')),
  }
}

/** By unit and indicator: an id is unique within its group alone. */
function loadTitles(db: Database, year: number): ReadonlyMap<string, string> {
  const stored = loadScheme(db, year)
  if (stored === null) return new Map()
  return new Map(
    decodeScheme(stored.content).groups.flatMap(({ indicators }) =>
      indicators.flatMap(({ id, title, units }) => units.map((unit) => [`${unit} ${id}`, title] as const)),
    ),
  )
}

/** The year of an entry; null where it is of none. */
export function yearOf({ object, detail }: KeptEntry): number | null {
  const year = detail['year']
  if (typeof year === 'number') return year
  const named = /^(\d{4})年度$/.exec(object)?.[1]
  return named === undefined ? null : Number(named)
}
