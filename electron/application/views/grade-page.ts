import { loadFixing, loadGradeDecisions } from '#db/grades.ts'
import { YEAR_STATES } from '#db/years.ts'
import type { GradeGroup, GradePage, GradeRow } from '#shared/contract/grades.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { explainGrade } from '#shared/scoring/explain-grade.ts'
import type { UnitInput } from '#shared/scoring/input.ts'
import type { GroupScore, UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { changedSinceFixing } from '../grades/fix-grades.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { gradeGaps } from '../year/gaps.ts'
import { countOpenChecks } from '../review/second-check.ts'

/** 等次评定: by group and rank, what the rules give, what the office decided, and what keeps the year from 定稿. */
export function gradePage(office: Office, book: YearBook): GradePage {
  const { db } = office
  const { year, state } = book.year
  const input = loadYearInput(office, book)
  const sheet = scoreYear(input)
  const bare = scoreYear({
    ...input,
    units: input.units.map((unit) => ({ ...unit, decidedGrade: null, changedGrade: null })),
  })
  const proposals = new Map(bare.groups.flatMap(({ units }) => units).map((unit) => [unit.unit, unit.grade]))
  const inputs = new Map(input.units.map((unit) => [unit.unit, unit]))
  const decisions = loadGradeDecisions(db, year)
  const toRow = (unit: UnitScore, group: GroupScore): GradeRow => {
    const own = inputs.get(unit.unit)
    if (own === undefined) throw new Error(`${unit.unit} has no input`)
    return {
      ...rowOf(unit, own),
      proposed: proposals.get(unit.unit) ?? null,
      why: explainGrade(unit, group, own, book.scheme).grade,
      decision: decisionOf(unit.unit, decisions),
    }
  }
  const groups = sheet.groups.map((group): GradeGroup => ({
    id: group.id,
    name: group.name,
    rankedUnits: group.rankedUnits,
    quota: quotaOf(group, book),
    units: group.units.toSorted(byPlace).map((unit) => toRow(unit, group)),
  }))
  const isFixed = YEAR_STATES.indexOf(state) >= YEAR_STATES.indexOf('定等')
  const fixing = isFixed ? loadFixing(db, year) : null
  return {
    year,
    state,
    grades: book.scheme.grades.map(({ name }) => name),
    groups,
    gaps: isFixed ? [] : [...gradeGaps(sheet, input, countOpenChecks(office, book))],
    fixed:
      fixing === null
        ? null
        : { at: fixing.at, operator: fixing.operator, changed: [...changedSinceFixing(office, book, sheet)] },
    nothingIn: input.units.every(({ submission }) => submission === null),
  }
}

/** By rank; then those outside the ranking or not ranked yet, by what they have so far. */
function byPlace(a: UnitScore, b: UnitScore): number {
  const place = ({ rank }: UnitScore): number => rank ?? 1_000
  return place(a) - place(b) || (b.provisional.total ?? -1) - (a.provisional.total ?? -1)
}

function rowOf(unit: UnitScore, { veto }: UnitInput): Omit<GradeRow, 'proposed' | 'why' | 'decision'> {
  const { name, rank, total, grade, pendingItems } = unit
  return {
    unit: unit.unit,
    name,
    rank,
    total,
    provisionalTotal: unit.provisional.total,
    grade,
    marks: [
      unit.notEvaluated ? '未参评' : '',
      unit.gradeNote ?? '',
      unit.provisionalGrade ? '暂定' : '',
    ].filter((mark) => mark !== ''),
    pendingItems,
    open: rank !== null && veto === null,
  }
}

function decisionOf(unit: UnitId, decisions: ReturnType<typeof loadGradeDecisions>): GradeRow['decision'] {
  const found = decisions.get(unit)
  if (found === undefined) return null
  const { kind, grade, reason, operator, at } = found
  return { kind, grade, reason, operator, at }
}

function quotaOf({ units, quotaPlaces }: GroupScore, { scheme }: YearBook): GradeGroup['quota'] {
  if (scheme.quota === null || quotaPlaces === null) return null
  const { grade } = scheme.quota
  const ranked = units.filter(({ rank }) => rank !== null)
  return {
    grade,
    places: quotaPlaces,
    held: ranked.filter((unit) => unit.grade === grade).length,
    undecided: ranked.filter(({ gradeNote }) => gradeNote === '待定').length,
  }
}
