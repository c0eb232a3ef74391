import type { Unit, UnitId } from '../plan/unit.ts'
import { comparableText } from './clean-text.ts'

/** Finds units by what stands in a return: full names, aliases, earlier names, with the city's name in front or not. */
export interface UnitDirectory {
  /** The unit that a whole text names; none: unknown; several: doubt. */
  readonly resolve: (text: string) => readonly UnitId[]
  /** The units whose names stand somewhere in a text, such as a file name. */
  readonly findIn: (text: string) => readonly UnitId[]
}

/** Said behind the name of a county or a development zone. */
const SUFFIXES = ['人民政府', '政府', '管理委员会', '管委会']

/** Shorter names are too often part of other words to be looked for inside a text. */
const SHORTEST_INSIDE = 3

/** `city` is the city's bare name, such as 德州: 德州市教育局 and 市教育局 are one. */
export function buildUnitDirectory(units: readonly Unit[], city: string): UnitDirectory {
  const names = new Map<string, Set<UnitId>>()
  for (const unit of units) {
    for (const { name } of unit.names) {
      const key = comparableText(name)
      names.set(key, (names.get(key) ?? new Set()).add(unit.id))
    }
  }
  const longestFirst = [...names.keys()]
    .filter((name) => name.length >= SHORTEST_INSIDE)
    .toSorted((a, b) => b.length - a.length)
  return {
    resolve: (text) => resolveWhole(names, text, city),
    findIn: (text) => findInside(names, longestFirst, comparableText(text), city),
  }
}

function resolveWhole(
  names: ReadonlyMap<string, ReadonlySet<UnitId>>,
  text: string,
  city: string,
): readonly UnitId[] {
  // A name as it stands comes first: 德州经济技术开发区 begins with the city's name and is a name of its own.
  for (const writing of writingsOf(comparableText(text), city)) {
    const found = names.get(writing)
    if (found !== undefined) return [...found]
  }
  return []
}

/** Other ways of writing the same name, from the nearest to the farthest. */
function writingsOf(text: string, city: string): readonly string[] {
  const fronts = [text, ...withoutCity(text, city)].flatMap((front) =>
    front.startsWith('中共') ? [front, ...withoutCity(front.slice(2), city), front.slice(2)] : [front],
  )
  const whole = fronts.flatMap((front) => [
    front,
    ...SUFFIXES.filter((suffix) => front.endsWith(suffix)).map((suffix) => front.slice(0, -suffix.length)),
  ])
  return [...whole, ...whole.map((name) => `市${name}`)]
}

/** 德州市教育局 → 市教育局; 德州市宁津县 → 宁津县; 共青团德州市委 → 共青团市委. */
function withoutCity(text: string, city: string): readonly string[] {
  const at = text.indexOf(city)
  if (at < 0) return []
  const rest = text.slice(0, at) + text.slice(at + city.length)
  return rest.startsWith('市') ? [rest, rest.slice(1)] : [rest]
}

function findInside(
  names: ReadonlyMap<string, ReadonlySet<UnitId>>,
  longestFirst: readonly string[],
  text: string,
  city: string,
): readonly UnitId[] {
  const found = new Set<UnitId>()
  const search = (within: string): void => {
    for (let at = 0; at < within.length; at += 1) {
      const name = longestFirst.find((candidate) => within.startsWith(candidate, at))
      if (name === undefined) continue
      for (const id of names.get(name) ?? []) found.add(id)
      at += name.length - 1
    }
  }
  search(text)
  if (found.size === 0) search(text.replaceAll(city, ''))
  return [...found]
}
