import type { GroupScore } from '../scoring/score-sheet.ts'
import { draftGroup, unrankedSentences } from './build-bulletin.ts'
import { hasPendingItems } from './draft.ts'
import { amongText, pointsText, spreadOf, unitsGraded } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { goalRows } from './goal-figures.ts'
import { goalCountTable, lightNote } from './goal-tables.ts'
import type { ReportFacts } from './report-facts.ts'
import { heading, note, paragraph, table, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'

/** 二、总体结果: grades, means, the plan's targets. */
export function resultSection(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const { sheet } = facts
  const draft = hasPendingItems(sheet)
  return [
    heading(1, '二、总体结果'),
    ...(draft
      ? [heading(2, '（一）暂计得分情况'), ...sheet.groups.flatMap((group) => draftGroup(group, facts))]
      : gradeBlocks(facts, version)),
    heading(2, '（二）指标完成情况'),
    ...goalBlocks(facts),
  ]
}

function gradeBlocks(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const { sheet, scheme } = facts
  return [
    heading(2, '（一）等次和得分情况'),
    ...sheet.groups.map((group) =>
      paragraph(
        [
          distribution(group, facts),
          version === 'internal' ? spreadSentence(group) : meanSentence(group),
          ...openSentences(group, facts, version),
          ...unrankedSentences(group, facts).map(({ text }) => text),
        ].join(''),
        `等次分布:${group.id}`,
      ),
    ),
    table({
      caption: '等次分布（单位：个）',
      columns: [
        { header: '组别', width: 30, align: 'left' },
        { header: '参加排名', width: 16, align: 'right' },
        ...scheme.grades.map(({ name }) => ({ header: name, width: 14, align: 'right' as const })),
        { header: '待定', width: 14, align: 'right' },
      ],
      rows: sheet.groups.map((group) => [
        group.name,
        String(group.rankedUnits),
        ...scheme.grades.map(({ name }) => String(unitsGraded(group, name).length)),
        String(openUnits(group).length),
      ]),
    }),
  ]
}

function openUnits(group: GroupScore): GroupScore['units'] {
  return group.units.filter(({ gradeNote }) => gradeNote === '待定')
}

const OPEN = '等次待定'

function distribution(group: GroupScore, { scheme }: ReportFacts): string {
  if (group.rankedUnits === 0) return fillTemplate('等次分布无', { 组名: group.name })
  const open = openUnits(group).length
  const counts = [
    ...scheme.grades.map(({ name }) => ({ name, count: unitsGraded(group, name).length })),
    { name: OPEN, count: open },
  ]
  const some = counts.filter(({ count }) => count > 0)
  const [only, ...more] = some
  if (only !== undefined && more.length === 0) {
    const all = only.count > 1 ? '均' : ''
    const 等次 = only.name === OPEN ? `等次${all}待定` : `${all}为“${only.name}”`
    return fillTemplate('等次分布一种', { 组名: group.name, 排名数: group.rankedUnits, 等次 })
  }
  const parts = some.map(({ name, count }) => `${name}${count}个`)
  return fillTemplate('等次分布', { 组名: group.name, 排名数: group.rankedUnits, 分布: parts.join('，') })
}

function spreadSentence(group: GroupScore): string {
  const spread = spreadOf(group.units.filter(({ unranked }) => !unranked).map(({ total }) => total))
  if (spread === null) return ''
  if (spread.highest === spread.lowest) {
    const values = { 组名: group.name, 平均: pointsText(spread.mean) }
    return fillTemplate(group.rankedUnits === 1 ? '得分一个' : '得分相同', values)
  }
  return fillTemplate('得分概况', {
    组名: group.name,
    平均: pointsText(spread.mean),
    最高: pointsText(spread.highest),
    最低: pointsText(spread.lowest),
  })
}

/** The lowest total would point at a unit, and so would a mean that is the total of each. */
function meanSentence(group: GroupScore): string {
  const spread = spreadOf(group.units.filter(({ unranked }) => !unranked).map(({ total }) => total))
  if (spread === null || spread.highest === spread.lowest) return ''
  return fillTemplate('得分平均', { 组名: group.name, 平均: pointsText(spread.mean) })
}

function openSentences(
  group: GroupScore,
  { scheme }: ReportFacts,
  version: ReportVersion,
): readonly string[] {
  const open = openUnits(group)
  if (open.length === 0 || version === 'public') return []
  return [
    fillTemplate('待定说明内部', {
      单位: open.map(({ name }) => name).join('、'),
      等次: scheme.quota?.grade ?? '',
    }),
  ]
}

function goalBlocks({ sheet, scheme }: ReportFacts): readonly ReportBlock[] {
  const rows = goalRows(sheet, scheme)
  const known = rows.filter(({ light }) => light !== null)
  if (rows.length === 0) return [paragraph(fillTemplate('目标无'), '目标无')]
  const count = (light: '黄' | '红'): number => known.filter((row) => row.light === light).length
  const goals = rows.filter(({ group, indicator }) => {
    const source = scheme.groups
      .find(({ id }) => id === group)
      ?.indicators.find(({ id }) => id === indicator)?.source
    return source !== undefined && 'goal' in source
  })
  return [
    paragraph(
      fillTemplate(known.length === 0 ? '目标无值' : '目标概况', {
        项数: rows.length,
        有值: known.length,
        其中: amongText(
          (
            [
              ['目标达到', known.filter(({ reached }) => reached).length],
              ['目标接近', known.filter(({ light, reached }) => light === '绿' && !reached).length],
              ['目标黄', count('黄')],
              ['目标红', count('红')],
            ] as const
          ).flatMap(([name, items]) => (items === 0 ? [] : [fillTemplate(name, { 项次: items })])),
        ),
      }),
      '目标概况',
    ),
    ...(goals.length === 0
      ? []
      : [
          { kind: 'table' as const, table: goalCountTable(goals, '方案目标完成情况（单位：个）') },
          note(lightNote()),
        ]),
  ]
}
