import { marksOf } from './build-bulletin.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { goalRows, type GoalRow } from './goal-figures.ts'
import { goalTable, lightNote } from './goal-tables.ts'
import type { PlainCell, PlainTable } from './plain-table.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { note, paragraph, table, type ReportModel } from './report-model.ts'

/** 指标完成情况表 on paper: each unit's target against its actual, with the word of its light. */
export function buildGoalPaper(facts: ReportFacts): ReportModel {
  const heads = fillTitle('指标表标题', { 年度: facts.sheet.year })
  const rows = goalRows(facts.sheet, facts.scheme)
  return {
    ...heads,
    titleLines: [heads.title],
    marks: marksOf(facts),
    subject: heads.title,
    author: textsOf(facts).office,
    cover: null,
    addressee: null,
    landscape: true,
    blocks: [
      ...facts.sheet.groups.flatMap(({ id, name }) => {
        const own = rows.filter(({ group }) => group === id)
        return own.length === 0 ? [] : [table(goalTable(own, name))]
      }),
      rows.length === 0 ? paragraph(fillTemplate('目标无')) : note(lightNote(true)),
    ],
    signature: null,
    annexes: [],
  }
}

/** The same for a workbook, one sheet a group; figures are figures there. */
export function buildGoalLists(facts: ReportFacts): readonly PlainTable[] {
  const rows = goalRows(facts.sheet, facts.scheme)
  const { title } = fillTitle('指标表标题', { 年度: facts.sheet.year })
  const marks = marksOf(facts).map((mark) => `（${mark}）`)
  return facts.sheet.groups.map(({ id, name }) => ({
    name,
    title: [title, ...marks].join(''),
    subtitle: name,
    columns: [
      { header: '编号', width: 8, kind: 'center' },
      { header: '指标', width: 52, kind: 'text' },
      { header: '单位', width: 24, kind: 'text' },
      { header: '计量单位', width: 10, kind: 'center' },
      { header: '目标值', width: 10, kind: 'number' },
      { header: '完成值', width: 10, kind: 'number' },
      { header: '完成率', width: 10, kind: 'rate' },
      { header: '完成情况', width: 10, kind: 'center' },
    ],
    rows: rows.filter(({ group }) => group === id).map(cellsOf),
    notes: [rows.some(({ group }) => group === id) ? lightNote(true) : fillTemplate('目标无')],
  }))
}

function cellsOf(row: GoalRow): readonly PlainCell[] {
  return [
    row.indicator,
    row.title,
    row.unit,
    row.measure,
    figure(row.target),
    figure(row.actual),
    row.rate === '' ? '—' : Number(row.rate.slice(0, -1)) / 100,
    row.light ?? '—',
  ]
}

/** A text that is no plain figure stays as it is: 是, 缺报, —. More digits than a workbook holds stay a text too. */
function figure(text: string): PlainCell {
  return /^-?\d{1,12}(?:\.\d{1,3})?$/.test(text) ? Number(text) : text
}
