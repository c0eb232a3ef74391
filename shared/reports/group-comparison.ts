import { formatPointsShort } from '../scheme/points.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { hasPendingItems } from './draft.ts'
import { pointsText, shareText, spreadOf, totalOf } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { figuresOf, programItems } from './program-figures.ts'
import type { ReportFacts } from './report-facts.ts'
import { paragraph, table, type ReportBlock } from './report-model.ts'

/** A unit against its group: the total, and the rate of each program that it works in. No other unit is named. */
export function groupComparison(
  score: UnitScore,
  group: GroupScore,
  facts: ReportFacts,
): readonly ReportBlock[] {
  if (group.units.length === 1) return [paragraph(fillTemplate('组内比较无'), '组内比较')]
  const ranked = group.units.filter(({ unranked, notEvaluated }) => !unranked && !notEvaluated)
  const spread = spreadOf(ranked.map(totalOf))
  const own = totalOf(score)
  const rows = programRows(score, group, facts)
  const totals =
    spread === null || own === null
      ? ''
      : fillTemplate(comparisonOf(score, ranked, facts), {
          组名: group.name,
          个数: ranked.length,
          平均: pointsText(spread.mean),
          最高: pointsText(spread.highest),
          最低: pointsText(spread.lowest),
          比较: differenceText(own, spread.mean),
        })
  const text = totals + (rows.length === 0 ? '' : fillTemplate('任务比较'))
  return [
    ...(text === '' ? [] : [paragraph(text, '组内比较')]),
    ...(rows.length === 0
      ? []
      : [
          table({
            caption: '',
            columns: [
              { header: '重点任务', width: 48, align: 'left' },
              { header: '计入指标', width: 16, align: 'right' },
              { header: '你单位得分率', width: 20, align: 'right' },
              { header: '本组得分率', width: 18, align: 'right' },
            ],
            rows,
          }),
        ]),
  ]
}

function comparisonOf(
  score: UnitScore,
  ranked: readonly UnitScore[],
  { sheet }: ReportFacts,
): '组内比较' | '组内比较暂计' | '组内比较相同' | '组内比较一个' | '组内比较单列' {
  if (ranked.length === 1 && ranked.includes(score)) return '组内比较一个'
  if (hasPendingItems(sheet)) return '组内比较暂计'
  if (!ranked.includes(score)) return ranked.length === 1 ? '组内比较单列' : '组内比较'
  return ranked.every((one) => totalOf(one) === totalOf(score)) ? '组内比较相同' : '组内比较'
}

function programRows(
  score: UnitScore,
  group: GroupScore,
  facts: ReportFacts,
): readonly (readonly string[])[] {
  const programOf = facts.programOf.get(group.id) ?? new Map<string, number>()
  return facts.plan.programs.flatMap(({ number, shortTitle }) => {
    const own = figuresOf(programItems(score, programOf, number))
    if (own.items === 0) return []
    const all = figuresOf(group.units.flatMap((unit) => programItems(unit, programOf, number)))
    return [[shortTitle, String(own.items), shareText(own.score, own.full), shareText(all.score, all.full)]]
  })
}

/** "高于平均分1.2分". */
function differenceText(own: number, mean: number): string {
  if (own === mean) return fillTemplate('比较持平')
  return fillTemplate(own > mean ? '比较高于' : '比较低于', { 差: formatPointsShort(Math.abs(own - mean)) })
}
