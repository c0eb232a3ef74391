import { existsIn, heirsIn, unitNameIn, type Unit, type UnitId } from '../plan/unit.ts'
import type { Points } from '../scheme/points.ts'
import type { GradeNote, ScoreSheet, UnitScore } from '../scoring/score-sheet.ts'

/** A unit in one year; total, rank and grade null where the year is not graded, or the unit has none. */
export interface UnitYear {
  readonly total: Points | null
  readonly rank: number | null
  readonly grade: string | null
  readonly note: GradeNote | null
}

/** A unit over the years, under the name of the last. */
export interface UnitLine {
  readonly unit: UnitId
  readonly name: string
  /** "2018年为市环保局", "2019年起并入市自然资源局"; '' where nothing changed. */
  readonly history: string
  /** By year, in order; null: not evaluated. */
  readonly years: readonly (UnitYear | null)[]
}

/**
 * Units over years, in the order of the last year. A unit that was renamed is one line; one that ended is continued by
 * its successor where that is one unit that has no other past; else it keeps a line of its own, which says what became of it.
 */
export function compareUnits(units: readonly Unit[], sheets: readonly ScoreSheet[]): readonly UnitLine[] {
  const last = sheets.at(-1)?.year
  if (last === undefined) return []
  const scores = sheets.map((sheet) => new Map(unitScores(sheet).map((unit) => [unit.unit, unit])))
  const evaluated = units.filter(({ id }) => scores.some((year) => year.has(id)))
  const heads = new Map(evaluated.map((unit) => [unit.id, heirOf(units, unit, last) ?? unit]))
  const lines = [...new Set(heads.values())].flatMap((head) => {
    const own = evaluated.filter(({ id }) => heads.get(id) === head)
    return isOneLine(own, scores) ? [{ head, own }] : own.map((unit) => ({ head: unit, own: [unit] }))
  })
  const order = [...(scores.at(-1)?.keys() ?? [])]
  const place = ({ id }: Unit): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return lines
    .toSorted((a, b) => place(a.head) - place(b.head) || units.indexOf(a.head) - units.indexOf(b.head))
    .map(({ head, own }) => ({
      unit: head.id,
      name: unitNameIn(head, last),
      history: historyOf(
        units,
        head,
        own,
        sheets.map(({ year }, at) => ({ year, scores: scores[at] ?? new Map() })),
      ),
      years: scores.map((year) => {
        const found = own.flatMap(({ id }) => year.get(id) ?? [])[0]
        return found === undefined ? null : toYear(found)
      }),
    }))
}

type Scores = ReadonlyMap<UnitId, UnitScore>

function unitScores(sheet: ScoreSheet): readonly UnitScore[] {
  return sheet.groups.flatMap((group) => group.units)
}

function toYear({ total, rank, grade, gradeNote }: UnitScore): UnitYear {
  return { total, rank, grade, note: gradeNote }
}

/** Who goes on with the unit in the last year: itself, or the one successor; null: nobody, or several. */
function heirOf(units: readonly Unit[], unit: Unit, last: number): Unit | null {
  if (existsIn(unit, last)) return unit
  const [heir, ...others] = heirsIn(units, unit, last)
  return heir !== undefined && others.length === 0 ? heir : null
}

/** No two of them were evaluated in the same year: numbers of two units are never put together. */
function isOneLine(own: readonly Unit[], scores: readonly Scores[]): boolean {
  return scores.every((year) => own.filter(({ id }) => year.has(id)).length <= 1)
}

function historyOf(
  units: readonly Unit[],
  head: Unit,
  own: readonly Unit[],
  years: readonly { readonly year: number; readonly scores: Scores }[],
): string {
  const last = years.at(-1)?.year ?? 0
  const name = unitNameIn(head, last)
  const before = years.flatMap(({ year, scores }) => {
    const unit = own.find(({ id }) => scores.has(id))
    const then = unit === undefined ? name : unitNameIn(unit, year)
    return then === name ? [] : [`${year}年为${then}`]
  })
  return [...before, existsIn(head, last) ? '' : endOf(units, head, last)]
    .filter((text) => text !== '')
    .join('，')
}

function endOf(units: readonly Unit[], unit: Unit, last: number): string {
  const from = (unit.validTo ?? last) + 1
  const heirs = heirsIn(units, unit, last).map((heir) => unitNameIn(heir, last))
  return heirs.length === 0 ? `${from}年起不再评价` : `${from}年起并入${heirs.join('、')}`
}
