import { unitNameIn, type Unit, type UnitId } from '../plan/unit.ts'
import { comparableText } from './clean-text.ts'

/** All names under which the city's units are known. */
export interface UnitDirectory {
  /** The city's bare name, without 市: 德州. */
  readonly city: string
  /** Comparable name → units; several units under one name are doubt. */
  readonly units: ReadonlyMap<string, readonly UnitId[]>
  readonly counties: ReadonlySet<UnitId>
  readonly longestFirst: readonly string[]
  /** For messages: the official name in the year that the directory is for. */
  readonly shownNames: ReadonlyMap<UnitId, string>
}

/** Shorter names (德城, 科协) are too often part of other words to be looked for inside a text. */
const SHORTEST_INSIDE = 3

/** Longer texts name no unit: they are passages. */
const LONGEST_NAME = 100
const LONGEST_FILE_NAME = 400

/**
 * Official names of all years and aliases. `city` is the city's bare name, such as 德州; messages name units as they
 * are called in `year`.
 */
export function buildUnitDirectory(units: readonly Unit[], city: string, year: number): UnitDirectory {
  const byName = new Map<string, readonly UnitId[]>()
  for (const unit of units) {
    for (const { name } of unit.names) {
      const key = squash(name)
      const known = byName.get(key) ?? []
      if (key !== '' && !known.includes(unit.id)) byName.set(key, [...known, unit.id])
    }
  }
  return {
    city,
    units: byName,
    counties: new Set(units.filter((unit) => unit.kind.startsWith('县')).map((unit) => unit.id)),
    longestFirst: [...byName.keys()].toSorted((a, b) => b.length - a.length),
    shownNames: new Map(units.map((unit) => [unit.id, unitNameIn(unit, year)])),
  }
}

/**
 * The units that a text names as a whole: a full name, an alias or an earlier name, also with the city's own name in it
 * (德州市教育局, 共青团德州市委), 中共 in front, 人民政府 or 管委会 behind a county's, or without the leading 市 (科协).
 * None: unknown; several: doubt.
 */
export function resolveUnitName(directory: UnitDirectory, text: string): readonly UnitId[] {
  if (text.length > LONGEST_NAME) return []
  return resolveWhole(directory, squash(text))
}

/** The units whose names stand somewhere in a text, such as a file name: the longest known names in it. */
export function unitsNamedIn(directory: UnitDirectory, text: string): readonly UnitId[] {
  if (text.length > LONGEST_FILE_NAME) return []
  return findInside(directory, squash(text.replace(/\.[A-Za-z]{2,5}$/, '')))
}

/** Comparable, and 委员会 as 委: 市发展改革委员会 and 市发展改革委 are one name. */
function squash(text: string): string {
  return comparableText(text)
    .replace(/\((盖章|公章|签章|章)\)$/, '')
    .replace(/(?<!管理)委员会/g, '委')
}

/** A name as it stands comes first: 德州经济技术开发区 begins with the city's name and is a name of its own. */
function resolveWhole(names: UnitDirectory, text: string): readonly UnitId[] {
  const exact = names.units.get(text)
  if (exact !== undefined) return exact
  const writings = writingsOf(text, names.city)
  const found = unique(writings.flatMap((w) => [...(names.units.get(w) ?? []), ...governments(names, w)]))
  if (found.length > 0) return found
  // 科协 for 市科协: only as a whole, where the fuller writings name nobody.
  return unique(writings.flatMap((writing) => names.units.get(`市${writing}`) ?? []))
}

/** 乐陵市人民政府, 运河开发区管委会: only behind a county's name. */
function governments(names: UnitDirectory, text: string): readonly UnitId[] {
  const place = /^(.+?)(人民政府|政府|管委会|管理委员会)$/.exec(text)?.[1]
  const called = place === undefined ? undefined : names.units.get(place)
  return (called ?? []).filter((unit) => names.counties.has(unit))
}

/** Without 中共, and with the city's name taken out or cut to the 市 of the units' names. */
function writingsOf(text: string, city: string): readonly string[] {
  const base = text.replace(/^(中国共产党|中共)/, '')
  const all = [text, base, base.replace(`${city}市`, '市'), base.replace(`${city}市`, '')]
  if (base.startsWith(city)) all.push(base.slice(city.length))
  if (base.startsWith(`${city}市${city}`)) all.push(base.slice(2 * city.length + 1))
  return unique(all).filter((writing) => writing !== '')
}

function findInside(names: UnitDirectory, text: string): readonly UnitId[] {
  const shortened = namesInside(names, text.replaceAll(`${names.city}市`, '市'))
  const inside = shortened.length > 0 ? shortened : namesInside(names, text)
  if (inside.length > 0) return inside
  const parts = text.split(/[^\p{Script=Han}]+/u).map((part) => part.replace(NOISE, ''))
  return unique(parts.filter((part) => part.length >= 2).flatMap((part) => resolveWhole(names, part)))
}

/** What else stands in the name of such a file. */
const NOISE =
  /年度|年|全民科学素质|科学素质|工作|自评表|自评|报送|上报|提交|修改|更正|补报|盖章|终稿|定稿|最终|新版|版|稿|表/g

/** Longest first, and what is found is blanked out: 市委宣传部 is not also 宣传部. */
function namesInside(names: UnitDirectory, text: string): readonly UnitId[] {
  const units: UnitId[] = []
  let rest = text
  for (const name of names.longestFirst) {
    if (name.length < SHORTEST_INSIDE || !rest.includes(name)) continue
    rest = rest.replaceAll(name, '|')
    units.push(...(names.units.get(name) ?? []))
  }
  return unique(units)
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
