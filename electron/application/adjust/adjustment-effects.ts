import type { StoredAdjustment } from '#db/adjustments.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { formatPoints, type Points } from '#shared/scheme/points.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import type { ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { adjustmentsOf } from '../year-input.ts'
import { unitSums } from './unit-sums.ts'

/** What a unit's registered lines being these would change, a sentence each; nothing is stored. */
export function adjustmentEffects(
  input: YearInput,
  unit: UnitId,
  lines: readonly StoredAdjustment[],
): readonly string[] {
  const next: YearInput = {
    ...input,
    units: input.units.map((own) => (own.unit === unit ? { ...own, ...adjustmentsOf(lines) } : own)),
  }
  const [sheet, later] = [scoreYear(input), scoreYear(next)]
  const [before, after] = [scoreOf(sheet, unit), scoreOf(later, unit)]
  const sums = unitSums(next, after)
  return [
    ...change('加分', before.bonus, after.bonus, sums.bonusCapped),
    ...change('扣分', before.deduction, after.deduction, sums.deductionCapped),
    totalText(before, after),
    ...gradeText(before, after),
    ...othersText(sheet, later, unit),
  ]
}

function scoreOf(sheet: ScoreSheet, unit: UnitId): UnitScore {
  const found = sheet.groups.flatMap(({ units }) => units).find((score) => score.unit === unit)
  if (found === undefined) throw new Error(`${unit} has no score`)
  return found
}

function change(word: string, before: Points, after: Points, cap: string): readonly string[] {
  const capped = cap === '' ? '' : `（${cap}）`
  if (before !== after) return [`${word}由 ${formatPoints(before)} 变为 ${formatPoints(after)}${capped}`]
  return cap === '' ? [] : [`${word}仍为 ${formatPoints(after)}${capped}`]
}

function totalText(before: UnitScore, after: UnitScore): string {
  const word = after.total === null ? '暂计总分' : '总分'
  const [was, is] = [before.total ?? before.provisional.total, after.total ?? after.provisional.total]
  if (was === null || is === null) return '单位没有计分的项目，没有总分'
  return was === is
    ? `${word}不变，仍为 ${formatPoints(is)}`
    : `${word}由 ${formatPoints(was)} 变为 ${formatPoints(is)}`
}

function gradeText(before: UnitScore, after: UnitScore): readonly string[] {
  if (standing(before) === standing(after)) return []
  return [`${standing(before)}，变为${standing(after)}`]
}

/** "第 3 名，优秀". */
function standing({ rank, grade, gradeNote }: UnitScore): string {
  const place = rank === null ? '' : `第 ${rank} 名，`
  return `${place}${grade ?? '等次待定'}${gradeNote === null || gradeNote === '待定' ? '' : `（${gradeNote}）`}`
}

function othersText(before: ScoreSheet, after: ScoreSheet, unit: UnitId): readonly string[] {
  const was = new Map(
    before.groups.flatMap(({ units }) => units).map((score) => [score.unit, standing(score)]),
  )
  const moved = after.groups
    .flatMap(({ units }) => units)
    .filter((score) => score.unit !== unit && was.get(score.unit) !== standing(score))
  return moved.length === 0 ? [] : [`另有 ${moved.length} 家单位的名次或等次随之变化`]
}
