import { gradeName, gradeReached } from '../scoring/grades.ts'
import type { UnitInput } from '../scoring/input.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { hasPendingItems } from './draft.ts'
import { fillTemplate } from './fill-template.ts'
import type { ReportFacts } from './report-facts.ts'

/** Rank and grade in the unit's letter, with the reason where the grade is not that of the total; '' where there is none yet. */
export function standingSentence(
  score: UnitScore,
  group: GroupScore,
  unit: UnitInput,
  { sheet, scheme }: ReportFacts,
): string {
  if (score.notEvaluated || score.total === null) return ''
  if (hasPendingItems(sheet)) return fillTemplate('反馈函他方待核定')
  if (score.unranked) {
    return score.grade === null
      ? fillTemplate('反馈函单列')
      : fillTemplate('反馈函单列等次', { 等次: score.grade })
  }
  const values = {
    组名: group.name,
    排名数: group.rankedUnits,
    名次: score.rank ?? 0,
    并列: tieText(score, group),
    等次: score.grade ?? '',
    暂定: score.provisionalGrade ? '（暂定）' : '',
  }
  const graded = group.rankedUnits === 1 ? '反馈函名次一个' : '反馈函名次'
  const place = fillTemplate(score.grade === null ? '反馈函名次无等次' : graded, values)
  return place + reasonText(score, unit, group, gradeName(gradeReached(score.total, scheme), scheme))
}

/** "（并列）" where another unit has the same rank. */
export function tieText({ rank }: UnitScore, group: GroupScore): string {
  return rank !== null && group.units.filter((unit) => unit.rank === rank).length > 1 ? '（并列）' : ''
}

function reasonText(
  { gradeNote, grade }: UnitScore,
  { veto, changedGrade }: UnitInput,
  { quotaPlaces }: GroupScore,
  reached: string,
): string {
  const values = { 等次: reached, 实得: grade ?? '', 事由: (veto ?? changedGrade)?.reason ?? '' }
  switch (gradeNote) {
    case '受名额限制':
      return fillTemplate(quotaPlaces === 0 ? '无名额说明' : '名额说明', values)
    case '材料不实':
      return fillTemplate('不实说明', values)
    case '一票否决':
      return fillTemplate('否决说明', values)
    case '改定':
      return fillTemplate('改定说明', values)
    case '待定':
      return fillTemplate('待定本单位', values)
    case '单列':
    case null:
      return ''
  }
}
