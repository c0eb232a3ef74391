import { formatPoints } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { gradeName, gradeReached, type GradeIndex } from './grades.ts'
import type { GradeChange, UnitInput } from './input.ts'
import type { GroupScore, UnitScore } from './score-sheet.ts'

/** Rank and grade in a sentence each, with the reason (scoring.md, Rank and grade). */
export function explainGrade(
  unit: UnitScore,
  group: GroupScore,
  input: UnitInput,
  scheme: Scheme,
): { readonly rank: string; readonly grade: string } {
  return { rank: rankText(unit, group, scheme), grade: gradeText(unit, group, input, scheme) }
}

function rankText(unit: UnitScore, group: GroupScore, scheme: Scheme): string {
  if (unit.rank === null) return unit.unranked && unit.total !== null ? '成绩单列，不排名' : noPlace(unit)
  const equals = group.units.filter(({ rank }) => rank === unit.rank).length
  const shared = equals > 1 ? `，${equals} 个单位并列` : ''
  const tie = scheme.bonus.countsInTotal ? '' : '，总分相同的按加分高低'
  return `${group.name} ${group.rankedUnits} 个排名单位中第 ${unit.rank} 名${shared}${tie}`
}

function gradeText(
  unit: UnitScore,
  group: GroupScore,
  { veto, changedGrade }: UnitInput,
  scheme: Scheme,
): string {
  if (unit.total === null || (unit.grade === null && unit.gradeNote === null)) return noPlace(unit)
  const index = gradeReached(unit.total, scheme)
  const reached = gradeName(index, scheme)
  const start = `总分 ${formatPoints(unit.total)} ${reachedText(index, scheme)}`
  const quota = `“${scheme.quota?.grade ?? ''}”名额 ${group.quotaPlaces ?? 0} 个`
  const provisional = unit.provisionalGrade ? '；有申诉尚未办结，为暂定' : ''
  const grade = `定为“${unit.grade ?? ''}”${provisional}`
  switch (unit.gradeNote) {
    case '一票否决':
      return `${start}；一票否决（${veto?.reason ?? ''}），${grade}`
    case '材料不实':
      return `${start}；材料不实，不得评为“${reached}”${changedText(unit, changedGrade)}，${grade}`
    case '单列':
      return `${start}；成绩单列，不占名额、不参加评优，${grade}`
    case '改定':
      return `${start}${changedText(unit, changedGrade)}，${grade}`
    case '待定':
      return changedGrade === null
        ? `${start}；${quota}，总分并列跨越名额界限，待办公室决定`
        : `${start}；办公室改定为“${changedGrade.grade}”，但${quota}，已无名额，待办公室重新决定`
    case '受名额限制':
      return `${start}；${quota}，已无名额，${grade}`
    case null:
      return `${start}，${grade}`
  }
}

/** Nobody reaches the lowest grade: what is said is which one the total falls short of. */
function reachedText(index: GradeIndex, scheme: Scheme): string {
  return index > 0 && index === scheme.grades.length - 1
    ? `没有达到“${gradeName(index - 1, scheme)}”`
    : `达到“${gradeName(index, scheme)}”`
}

/** Where the grade is the one that the office gave. */
function changedText({ grade }: UnitScore, changed: GradeChange | null): string {
  return changed !== null && changed.grade === grade ? `；办公室改定（${changed.reason}）` : ''
}

function noPlace({ notEvaluated, pendingItems }: UnitScore): string {
  if (notEvaluated) return '没有计分的项目，未参评'
  return pendingItems > 0 ? `还有 ${pendingItems} 项待审核` : '本年度还有单位的项目待审核，暂不排名定等'
}
