import { formatDay } from '../scheme/day.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { marksOf } from './build-bulletin.ts'
import { hasPendingItems } from './draft.ts'
import { countedItems, pendingOf, pointsCell, pointsText, unitsGraded } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import type { PlainTable } from './plain-table.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { heading, paragraph, table, type ReportBlock, type ReportModel } from './report-model.ts'

/** Lines left open for names: the data know of no person. */
const OPEN_LINES = 10

/** 表彰建议名单: 先进单位 from the highest grade, each with its reason; 先进个人 to be filled in by the office. */
export function buildCommendation(facts: ReportFacts): ReportModel {
  const { sheet, issued } = facts
  const heads = fillTitle('表彰标题', { 年度: sheet.year })
  const { office, basis } = textsOf(facts)
  return {
    ...heads,
    marks: marksOf(facts),
    subject: heads.title,
    author: office,
    cover: null,
    addressee: null,
    blocks: [
      paragraph(fillTemplate('表彰开头', { 依据: basis, 年度: sheet.year })),
      heading(1, '一、先进单位'),
      ...unitBlocks(facts),
      heading(1, '二、先进个人'),
      paragraph(fillTemplate('表彰个人')),
      table({
        caption: '',
        columns: [
          { header: '序号', width: 8, align: 'center' },
          { header: '姓名', width: 14, align: 'center' },
          { header: '单位及职务', width: 30, align: 'left' },
          { header: '推荐理由', width: 48, align: 'left' },
        ],
        rows: Array.from({ length: OPEN_LINES }, (_, index) => [String(index + 1), '', '', '']),
      }),
    ],
    signature: { name: office, date: formatDay(issued) },
    annexes: [],
  }
}

function unitBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { sheet } = facts
  if (hasPendingItems(sheet)) {
    return [paragraph(fillTemplate('表彰单位待定', { 待核定: pendingOf(sheet) }))]
  }
  const chosen = proposed(facts)
  const grade = topGrade(facts)
  if (chosen.length === 0) return [paragraph(fillTemplate('表彰单位无', { 等次: grade }))]
  return [
    paragraph(fillTemplate('表彰单位概况', { 个数: chosen.length, 等次: grade })),
    ...sheet.groups.flatMap((group) => {
      const own = chosen.filter((one) => one.group === group)
      if (own.length === 0) return []
      return [
        table({
          caption: group.name,
          columns: [
            { header: '序号', width: 8, align: 'center' },
            { header: '单位', width: 26, align: 'left' },
            { header: '总分', width: 12, align: 'right' },
            { header: '建议理由', width: 54, align: 'left' },
          ],
          rows: own.map(({ unit, reason }, index) => [
            String(index + 1),
            unit.name + (unit.provisionalGrade ? '（暂定）' : ''),
            pointsCell(unit.total),
            reason,
          ]),
        }),
      ]
    }),
  ]
}

/** The same for a workbook: a sheet for the units, one for the persons. */
export function buildCommendationLists(facts: ReportFacts): readonly PlainTable[] {
  const { title } = fillTitle('表彰标题', { 年度: facts.sheet.year })
  const marked = [title, ...marksOf(facts).map((mark) => `（${mark}）`)].join('')
  const draft = hasPendingItems(facts.sheet)
  return [
    {
      name: '先进单位',
      title: marked,
      subtitle: '先进单位　　单位：分',
      columns: [
        { header: '序号', width: 6, kind: 'center' },
        { header: '组别', width: 16, kind: 'center' },
        { header: '单位', width: 28, kind: 'text' },
        { header: '名次', width: 8, kind: 'number' },
        { header: '总分', width: 10, kind: 'points' },
        { header: '建议理由', width: 60, kind: 'text' },
      ],
      rows: draft
        ? []
        : proposed(facts).map(({ unit, group, reason }, index) => [
            index + 1,
            group.name,
            unit.name + (unit.provisionalGrade ? '（暂定）' : ''),
            unit.rank,
            unit.total,
            reason,
          ]),
      notes: draft ? [fillTemplate('表彰单位待定', { 待核定: pendingOf(facts.sheet) })] : [],
    },
    {
      name: '先进个人',
      title: marked,
      subtitle: '先进个人',
      columns: [
        { header: '序号', width: 6, kind: 'center' },
        { header: '姓名', width: 16, kind: 'center' },
        { header: '单位及职务', width: 40, kind: 'text' },
        { header: '推荐理由', width: 66, kind: 'text' },
      ],
      rows: Array.from({ length: OPEN_LINES }, (_, index) => [index + 1, null, null, null]),
      notes: [fillTemplate('表彰个人')],
      leastLines: 2,
    },
  ]
}

interface Proposed {
  readonly group: GroupScore
  readonly unit: UnitScore
  readonly reason: string
}

function topGrade({ scheme }: ReportFacts): string {
  return scheme.grades[0]?.name ?? ''
}

function proposed(facts: ReportFacts): readonly Proposed[] {
  return facts.sheet.groups.flatMap((group) =>
    unitsGraded(group, topGrade(facts)).map((unit) => ({ group, unit, reason: reasonOf(group, unit) })),
  )
}

function reasonOf(group: GroupScore, unit: UnitScore): string {
  const items = countedItems(unit)
  return fillTemplate('表彰理由', {
    总分: pointsText(unit.total),
    组名: group.name,
    名次: unit.rank ?? 0,
    计入: items.length,
    满分: items.filter(({ score, points }) => score === points).length,
    加分: unit.bonus > 0 ? `，获加分${pointsText(unit.bonus)}` : '',
  })
}
