import { formatDay } from '../scheme/day.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { draftGroup, draftSentence } from './build-bulletin.ts'
import { namedAnnex } from './named-annex.ts'
import { hasPendingItems } from './draft.ts'
import { appealBlocks } from './report-appeals.ts'
import { baseOf, pointsCell, receiptOf, totalOf, unitsOf } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { goalRows } from './goal-figures.ts'
import { goalCountTable, goalTable, lightNote } from './goal-tables.ts'
import type { ReportFacts } from './report-facts.ts'
import {
  note,
  paragraph,
  placedIn,
  table,
  type ReportAnnex,
  type ReportBlock,
  type ReportColumn,
} from './report-model.ts'
import type { ReportVersion } from './report-version.ts'
import { buildSummary } from './summary.ts'

/** 附件1 得分汇总表, 附件2 指标完成情况表, 附件3 逾期及未报送单位, 附件4 申诉及复核情况. */
export function reportAnnexes(facts: ReportFacts, version: ReportVersion): readonly ReportAnnex[] {
  const year = { 年度: facts.sheet.year }
  const internal = version === 'internal'
  const rows = goalRows(facts.sheet, facts.scheme)
  return [
    internal
      ? { ...fillTitle('附件汇总', year), landscape: true, blocks: summaryBlocks(facts) }
      : publicAnnex(facts),
    {
      ...fillTitle('附件指标', year),
      landscape: internal,
      blocks: [
        ...facts.sheet.groups.flatMap(({ id, name }) => {
          const own = rows.filter(({ group }) => group === id)
          if (own.length === 0) return []
          return [table(internal ? goalTable(own, name) : goalCountTable(own, `${name}（单位：个）`))]
        }),
        rows.length === 0 ? paragraph(fillTemplate('目标无'), '附件指标/目标无') : note(lightNote(internal)),
      ],
    },
    {
      ...fillTitle('附件逾期', year),
      landscape: false,
      blocks: internal ? lateBlocks(facts) : lateCounts(facts),
    },
    {
      ...fillTitle('附件申诉', year),
      landscape: internal && facts.appeals.length > 0,
      blocks: appealBlocks(facts, version),
    },
  ]
}

function publicAnnex(facts: ReportFacts): ReportAnnex {
  if (!hasPendingItems(facts.sheet)) return namedAnnex(facts, 'ranks')
  return {
    ...fillTitle('附件暂计', { 年度: facts.sheet.year }),
    landscape: false,
    blocks: placedIn('附件暂计', [
      paragraph(draftSentence(facts), '暂计说明'),
      ...facts.sheet.groups.flatMap((group) => draftGroup(group, facts)),
    ]),
  }
}

export function summaryBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { sheet, scheme, programOf } = facts
  // The notes and the words of the last columns are those of the 得分汇总表: one paper must not say otherwise.
  const summary = buildSummary(sheet, {
    programs: [],
    programOf,
    bonusCountsInTotal: scheme.bonus.countsInTotal,
    reasons: new Map(),
  })
  return sheet.groups.flatMap((group, index) => {
    const words = summary.groups[index]
    const units = new Map(group.units.map((unit) => [unit.unit, unit]))
    return [
      table({
        caption: `${group.name}（单位：分）`,
        columns: summaryColumns(group),
        rows: (words?.rows ?? []).flatMap((row) => {
          const unit = units.get(row.unit)
          if (unit === undefined) return []
          return [
            [
              String(row.number),
              row.name,
              ...unit.blocks().map((block) => (block.dropped ? '不计' : pointsCell(block.score))),
              withMark(pointsCell(baseOf(unit)), unit),
              pointsCell(unit.bonus),
              pointsCell(unit.deduction),
              withMark(pointsCell(totalOf(unit)), unit),
              row.rank === null ? '—' : String(row.rank),
              row.grade === '' ? '—' : row.grade,
              row.onTime,
              row.note,
            ],
          ]
        }),
      }),
      ...(words?.notes ?? []).map(note),
    ]
  })
}

function withMark(text: string, { pendingItems }: UnitScore): string {
  return pendingItems > 0 ? `${text}（暂计）` : text
}

function summaryColumns(group: GroupScore): readonly ReportColumn[] {
  const blocks = group.units[0]?.blocks() ?? []
  const widths = group.units.some(({ pendingItems }) => pendingItems > 0) ? DRAFT_WIDTHS : WIDTHS
  return [
    { header: '序号', width: widths.number, align: 'center' },
    { header: '单位', width: widths.unit, align: 'left' },
    ...blocks.map(({ name }): ReportColumn => ({ header: name, width: widths.block, align: 'right' })),
    { header: '基础分', width: widths.sum, align: 'right' },
    { header: '加分', width: widths.change, align: 'right' },
    { header: '扣分', width: widths.change, align: 'right' },
    { header: '总分', width: widths.sum, align: 'right' },
    { header: '排名', width: widths.number, align: 'center' },
    { header: '等次', width: widths.grade, align: 'center' },
    { header: '按时报送', width: widths.onTime, align: 'center' },
    { header: '备注', width: widths.note, align: 'left' },
  ]
}

const WIDTHS = { number: 6, unit: 32, block: 12, sum: 11, change: 8, grade: 12, onTime: 17, note: 15 }
/** Room for "97.39（暂计）" and "12项待核定" on one line; 等次 has none yet. */
const DRAFT_WIDTHS = { number: 22, unit: 95, block: 43, sum: 71, change: 27, grade: 24, onTime: 57, note: 64 }

function lateBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const rows = facts.sheet.groups.flatMap((group) =>
    group.units
      .filter(({ lateWorkingDays }) => lateWorkingDays !== 0)
      .map((unit) => {
        const received = facts.units.get(unit.unit)?.firstReceived ?? null
        return unit.lateWorkingDays === null || received === null
          ? [unit.name, group.name, '未报送', '—', '—']
          : [unit.name, group.name, '逾期报送', formatDay(received), String(unit.lateWorkingDays)]
      }),
  )
  if (rows.length === 0) return [paragraph(fillTemplate('逾期无'), '逾期无')]
  return [
    table({
      caption: `报送截止日：${formatDay(facts.deadline)}`,
      columns: [
        { header: '单位', width: 28, align: 'left' },
        { header: '组别', width: 20, align: 'left' },
        { header: '情况', width: 14, align: 'center' },
        { header: '报送日期', width: 22, align: 'center' },
        { header: '逾期工作日', width: 16, align: 'right' },
      ],
      rows,
    }),
  ]
}

function lateCounts({ sheet, deadline }: ReportFacts): readonly ReportBlock[] {
  const { late, missing } = receiptOf(unitsOf(sheet))
  if (late.length + missing.length === 0) return [paragraph(fillTemplate('逾期无'), '逾期无')]
  return [
    table({
      caption: `报送截止日：${formatDay(deadline)}（单位：个）`,
      columns: [
        { header: '组别', width: 40, align: 'left' },
        { header: '逾期报送', width: 30, align: 'right' },
        { header: '未报送', width: 30, align: 'right' },
      ],
      rows: sheet.groups.map(({ name, units }) => {
        const own = receiptOf(units)
        return [name, String(own.late.length), String(own.missing.length)]
      }),
    }),
  ]
}
