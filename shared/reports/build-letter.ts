import type { UnitId } from '../plan/unit.ts'
import { formatDay } from '../scheme/day.ts'
import { formatPoints } from '../scheme/points.ts'
import type { UnitInput } from '../scoring/input.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { marksOf } from './build-bulletin.ts'
import { hasPendingItems } from './draft.ts'
import { countedItems, itemsOf, pointsCell, pointsText, spreadOf, totalOf } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { fittedTable, type FitColumn } from './fit-columns.ts'
import { groupComparison } from './group-comparison.ts'
import { indicatorOf, lossOf, lossReason } from './loss-reason.ts'
import { capNote, MATTER_COLUMNS, matterRows } from './matter-table.ts'
import { contactBlocks } from './notice-facts.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { heading, note, paragraph, table, type ReportBlock, type ReportModel } from './report-model.ts'
import { standingSentence } from './standing.ts'

/** 反馈函 to one unit; throws where the year doesn't evaluate it. */
export function buildLetter(facts: ReportFacts, unitId: UnitId): ReportModel {
  const { sheet } = facts
  const group = sheet.groups.find(({ units }) => units.some(({ unit }) => unit === unitId))
  const score = group?.units.find(({ unit }) => unit === unitId)
  const unit = facts.units.get(unitId)
  if (group === undefined || score === undefined || unit === undefined)
    throw new Error(`${unitId} is not evaluated`)
  const texts = textsOf(facts)
  const heads = fillTitle('反馈函标题', { 年度: sheet.year })
  const matters = matterRows(score, unit, facts.scheme)
  const sections: readonly (readonly [string, readonly ReportBlock[]])[] = [
    ['评价结果', resultBlocks(score, group, unit, facts)],
    ['失分情况', lossBlocks(score, group, unit, facts)],
    ...(matters.length === 0 ? [] : [['加分和扣分', matterBlocks(score, unit, matters, facts)] as const]),
    ['与本组比较', groupComparison(score, group, facts)],
    [
      hasPendingItems(sheet) ? '意见反馈' : '异议和申诉',
      [paragraph(appealText(facts, unitId), '申诉'), ...contactBlocks(facts.heading)],
    ],
  ]
  return {
    ...heads,
    marks: marksOf(facts),
    subject: `${heads.title}（${score.name}）`,
    author: texts.office,
    cover: null,
    addressee: score.name,
    blocks: [
      paragraph(fillTemplate('反馈函开头', { 依据: texts.basis, 年度: sheet.year }), '反馈函开头'),
      ...sections.flatMap(([title, blocks], index) => [
        heading(1, `${ORDER[index] ?? ''}、${title}`),
        ...blocks,
      ]),
    ],
    signature: { name: texts.office, date: formatDay(facts.issued) },
    annexes: [],
  }
}

const ORDER = ['一', '二', '三', '四', '五']

function resultBlocks(
  score: UnitScore,
  group: GroupScore,
  unit: UnitInput,
  facts: ReportFacts,
): readonly ReportBlock[] {
  return [
    paragraph(receiptText(score, unit, facts), '反馈函报送'),
    paragraph(scoreText(score, facts) + standingSentence(score, group, unit, facts), '反馈函得分'),
    ...(score.notEvaluated ? [] : [blocksTable(score, group)]),
  ]
}

function receiptText(
  { lateWorkingDays }: UnitScore,
  { firstReceived }: UnitInput,
  facts: ReportFacts,
): string {
  if (lateWorkingDays === null || firstReceived === null) {
    return fillTemplate('反馈函未报', { 日期: formatDay(facts.issued) })
  }
  return lateWorkingDays === 0
    ? fillTemplate('反馈函按时')
    : fillTemplate('反馈函逾期', { 报送日: formatDay(firstReceived), 天数: lateWorkingDays })
}

function scoreText(score: UnitScore, { scheme, issued }: ReportFacts): string {
  if (score.notEvaluated) return fillTemplate('反馈函未参评')
  const pending = score.pendingItems > 0
  const values = {
    基础分: pointsText(pending ? score.provisional.base : score.base),
    加分: pointsText(score.bonus),
    扣分: pointsText(score.deduction),
    总分: pointsText(totalOf(score)),
  }
  if (pending) {
    return fillTemplate('反馈函暂计', { ...values, 日期: formatDay(issued), 待核定: score.pendingItems })
  }
  if (score.bonus === 0 && score.deduction === 0) return fillTemplate('反馈函无加扣', values)
  return fillTemplate(
    score.bonus > 0 && !scheme.bonus.countsInTotal ? '反馈函加分不计' : '反馈函总分',
    values,
  )
}

function blocksTable(score: UnitScore, group: GroupScore): ReportBlock {
  return table({
    // The rates of the programs further down are of all units.
    caption: group.units.some(({ unranked }) => unranked)
      ? '各部分得分（本组平均为参加排名单位的平均）'
      : '各部分得分',
    columns: [
      { header: '部分', width: 40, align: 'left' },
      { header: '满分', width: 20, align: 'right' },
      { header: '得分', width: 20, align: 'right' },
      { header: '本组平均', width: 20, align: 'right' },
    ],
    rows: score.blocks().map((block) => {
      // While items of the group are pending, a mean of the others would say nothing.
      const others = group.units
        .filter(({ unranked }) => !unranked && group.units.every(({ pendingItems }) => pendingItems === 0))
        .map(({ blocks }) => blocks().find(({ id }) => id === block.id)?.score ?? null)
      return [
        block.name,
        formatPoints(block.max),
        block.dropped ? '不计' : pointsCell(block.score),
        pointsCell(spreadOf(others)?.mean ?? null),
      ]
    }),
  })
}

/** Ems over an upright sheet, with so many columns. */
const LOSS_EMS = 38
const LOSS_COLUMNS: readonly FitColumn[] = [
  { header: '编号', align: 'center', least: 2.4, most: 4 },
  { header: '指标', align: 'left', least: 10, most: null },
  { header: '分值', align: 'right', least: 3.2, most: 4.5 },
  { header: '得分', align: 'right', least: 3.2, most: 4.5 },
  { header: '失分', align: 'right', least: 3.2, most: 4.5 },
  { header: '失分原因', align: 'left', least: 10, most: null },
]

function lossStart(counted: number, lost: number): '无计入' | '无失分' | '失分概况均失分' | '失分概况' {
  if (counted === 0) return '无计入'
  if (lost === 0) return '无失分'
  return lost === counted ? '失分概况均失分' : '失分概况'
}

function lossBlocks(
  score: UnitScore,
  group: GroupScore,
  unit: UnitInput,
  facts: ReportFacts,
): readonly ReportBlock[] {
  const all = itemsOf(score)
  const counted = countedItems(score)
  const lost = counted.filter((item) => lossOf(item) > 0)
  const left = all.filter(({ state }) => state === 'not-applicable' || state === 'no-data').length
  const pending = all.filter(({ state }) => state === 'pending').length
  if (pending > 0 && pending === all.length)
    return [paragraph(fillTemplate('均未核定', { 指标数: all.length }), '失分概况')]
  const numbers = {
    指标数: all.length,
    计入: counted.length,
    满分: counted.length - lost.length,
    失分: lost.length,
  }
  const start = lossStart(counted.length, lost.length)
  const sentences = [
    ...(left > 0 ? [fillTemplate('不计入', { 个数: left })] : []),
    ...(pending > 0 ? [fillTemplate('未核定项', { 个数: pending })] : []),
  ]
  const rows = lost.map((item) => [
    item.indicator,
    item.title,
    formatPoints(item.points),
    pointsCell(item.score),
    formatPoints(lossOf(item)),
    lossReason(
      item,
      indicatorOf(facts.scheme, group.id, item.indicator),
      unit,
      facts.opinionOf(score.unit, item.indicator),
    ),
  ])
  return [
    paragraph(fillTemplate(start, numbers) + sentences.join(''), '失分概况'),
    ...(lost.length === 0 ? [] : [fittedTable(LOSS_COLUMNS, rows, LOSS_EMS), note(fillTemplate('失分附注'))]),
  ]
}

function matterBlocks(
  score: UnitScore,
  unit: UnitInput,
  rows: readonly (readonly string[])[],
  { scheme }: ReportFacts,
): readonly ReportBlock[] {
  const cap = capNote(score, unit, scheme)
  return [
    paragraph(fillTemplate('加减分概况'), '加减分概况'),
    table({ caption: '', columns: MATTER_COLUMNS, rows }),
    ...(cap === '' ? [] : [note(cap)]),
  ]
}

function appealText({ sheet, scheme, appealUntil, feedback, issued }: ReportFacts, unit: UnitId): string {
  if (hasPendingItems(sheet)) return fillTemplate('征求意见')
  const given = feedback.get(unit)
  if (given !== undefined) {
    const days = { 送达日: formatDay(given.day), 期限: formatDay(given.lastDay) }
    if (issued > given.lastDay) return fillTemplate('申诉届满', days)
    // A letter that is dated later than its delivery is a further copy.
    return fillTemplate(issued > given.day ? '申诉已反馈' : '申诉送达', {
      ...days,
      工作日: scheme.appealWorkingDays,
    })
  }
  return appealUntil === null
    ? fillTemplate('申诉工作日', { 工作日: scheme.appealWorkingDays })
    : fillTemplate('申诉限期', { 期限: formatDay(appealUntil) })
}
