import type { WorkingsBlock, WorkingsItem, WorkingsTable } from '#shared/reports/workings.ts'
import { STATE_NAMES } from '#shared/reports/workings.ts'
import { parseDecimal } from '#shared/scheme/decimal.ts'
import type { Points } from '#shared/scheme/points.ts'
import { bookBytes, newBook } from './book.ts'
import { letRowsGrow, partOf } from './growing-rows.ts'
import { addListSheet, LIST_FIRST_ROW, type ListCell, type ListColumn } from './list-sheet.ts'

const ITEMS_SHEET = '计分底稿'
const BLOCKS_SHEET = '板块得分'
const FILES_SHEET = '取数文件'

/** 172 characters in all: on a sheet of A4 that lies on its side, 10 points are printed at 8. */
const ITEM_COLUMNS: readonly ListColumn[] = [
  { header: '单位', width: 11, kind: 'text' },
  { header: '板块', width: 5, kind: 'center' },
  { header: '编号', width: 5, kind: 'center' },
  { header: '指标', width: 20, kind: 'text' },
  { header: '计分方式', width: 5, kind: 'center' },
  { header: '权重', width: 4, kind: 'number' },
  { header: '计量单位', width: 5, kind: 'center' },
  { header: '目标值', width: 6, kind: 'number' },
  { header: '上报完成值', width: 5, kind: 'number' },
  { header: '核定完成值', width: 5, kind: 'number' },
  { header: '算式', width: 24, kind: 'text' },
  { header: '自评得分', width: 6, kind: 'points' },
  { header: '测算分', width: 6, kind: 'points' },
  { header: '核定分', width: 6, kind: 'points' },
  { header: '分值', width: 6, kind: 'points' },
  { header: '状态', width: 7, kind: 'center' },
  { header: '取数位置', width: 11, kind: 'text' },
  { header: '原文', width: 8, kind: 'text' },
  { header: '核定人与时间', width: 16, kind: 'text' },
  { header: '意见', width: 11, kind: 'text' },
]

const BLOCK_COLUMNS: readonly ListColumn[] = [
  { header: '单位', width: 30, kind: 'text' },
  { header: '板块', width: 24, kind: 'center' },
  { header: '满分', width: 14, kind: 'points' },
  { header: '板块得分', width: 16, kind: 'points' },
  { header: '说明', width: 44, kind: 'text' },
]

const FILE_COLUMNS: readonly ListColumn[] = [
  { header: '单位', width: 30, kind: 'text' },
  { header: '第几次报送', width: 12, kind: 'center' },
  { header: '文件', width: 66, kind: 'text' },
  { header: '收到日期', width: 16, kind: 'center' },
]

/**
 * 计分底稿 as an .xlsx: the items, each on one line over the sheet's width so that it is read on one page; the files that they
 * were taken from, which need not stand in every row; and a sheet with each block's score as a live formula over them whose result is the
 * engine's. The formulas find a unit's items by name, so that the list may be sorted and filtered.
 */
export async function writeWorkings(table: WorkingsTable, created: Date): Promise<Uint8Array> {
  const book = await newBook(table.title, created)
  const items = addListSheet(book, {
    name: ITEMS_SHEET,
    title: table.title,
    subtitle: '单位：分',
    columns: ITEM_COLUMNS,
    rows: table.items.map(itemCells),
    notes: [],
    frozenColumns: 4,
    filter: true,
  })
  const blocks = addListSheet(book, {
    name: BLOCKS_SHEET,
    title: `${table.year}年度各单位板块得分`,
    subtitle: '单位：分',
    columns: BLOCK_COLUMNS,
    rows: table.blocks.map((block, index) => blockCells(block, LIST_FIRST_ROW + index, table.items.length)),
    notes: [
      '注：板块得分＝板块满分×Σ（权重×核定分）÷Σ（权重×分值），只计状态为“已核定”和“缺报”的指标，四舍五入保留两位小数。',
    ],
    frozenColumns: 0,
    filter: false,
  })
  const files = addListSheet(book, {
    name: FILES_SHEET,
    title: `${table.year}年度计分底稿取数文件`,
    subtitle: '',
    columns: FILE_COLUMNS,
    rows: table.files.map(({ unit, number, fileName, received }) => [unit, number, fileName, received]),
    notes: ['注：“计分底稿”的取数位置写明第几次报送的自评表和其中的单元格，文件按本表查找。'],
    frozenColumns: 0,
    filter: false,
  })
  const grow = letRowsGrow(LIST_FIRST_ROW)
  return bookBytes(book, new Map([items, blocks, files].map((sheet) => [partOf(sheet), grow])))
}

function itemCells(item: WorkingsItem): readonly ListCell[] {
  return [
    item.unit,
    item.block,
    item.indicator,
    item.title,
    item.rule,
    figure(item.weight),
    item.measure,
    figure(item.target),
    figure(item.reported),
    figure(item.verified),
    item.formula,
    inPoints(item.selfScore),
    inPoints(item.suggested),
    inPoints(item.score),
    inPoints(item.points),
    item.state,
    item.origin,
    item.original,
    item.verifiedBy,
    item.opinion,
  ]
}

function blockCells(block: WorkingsBlock, at: number, count: number): readonly ListCell[] {
  const range = (letter: string) =>
    `${ITEMS_SHEET}!$${letter}$${LIST_FIRST_ROW}:$${letter}$${LIST_FIRST_ROW + Math.max(count, 1) - 1}`
  const state = (name: string) => `(${range('P')}="${name}")`
  const unit = `(${range('A')}=$A${at})`
  const mine = `${unit}*(${range('B')}=$B${at})`
  const counts = `${mine}*(${state(STATE_NAMES.scored)}+${state(STATE_NAMES.missing)})`
  // A unit's blocks wait for its last pending item where the engine made them wait.
  const waiting = `SUMPRODUCT(${block.status === 'pending' ? unit : mine}*${state(STATE_NAMES.pending)})`
  const score = `ROUND($C${at}*SUMPRODUCT(${counts},${range('F')},${range('N')})/SUMPRODUCT(${counts},${range('F')},${range('O')}),2)`
  const formula = `IF(${waiting}>0,"${STATE_NAMES.pending}",IF(SUMPRODUCT(${counts})=0,"—",${score}))`
  return [
    block.unit,
    block.block,
    block.max / 100,
    { formula, result: resultOf(block), provisional: false },
    explain(block),
  ]
}

function resultOf(block: WorkingsBlock): number | string {
  if (block.score !== null) return block.score / 100
  return block.status === 'dropped' ? '—' : STATE_NAMES.pending
}

function explain(block: WorkingsBlock): string {
  switch (block.status) {
    case 'scored':
      return ''
    case 'pending':
      return '尚有待核定的指标，暂不计分'
    case 'dropped':
      return '没有计入评价的指标，本板块不计'
  }
}

function inPoints(score: Points | null): number | null {
  return score === null ? null : score / 100
}

/** A number where the decimal fits one exactly (15 digits), else the text as it is. */
function figure(text: string): ListCell {
  const fits = parseDecimal(text) !== null && text.replace(/\D/g, '').length <= 15
  return fits ? Number(text) : text
}
