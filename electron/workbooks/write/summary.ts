import type { SummaryGroup, SummaryRow, SummaryTable } from '#shared/reports/summary.ts'
import { columnName } from '#shared/returns/workbook.ts'
import type { Points } from '#shared/scheme/points.ts'
import { bookBytes, newBook } from './book.ts'
import { letRowsGrow, partOf } from './growing-rows.ts'
import { addListSheet, LIST_FIRST_ROW, type ListCell, type ListColumn } from './list-sheet.ts'

const NONE = '—'
const PENDING = '待核定'
/** With its notes such a group is a little longer than a page; more would become too small to read. */
const ROWS_ON_ONE_PAGE = 30

/**
 * 得分汇总表 as an .xlsx, one sheet a group. 基础分 and 总分 are live formulas whose results are the engine's numbers.
 * `created` is the date in the file's properties; the same input gives the same bytes.
 */
export async function writeSummary(table: SummaryTable, created: Date): Promise<Uint8Array> {
  const book = await newBook(table.title, created)
  const edits = new Map<string, (xml: string) => string>()
  for (const group of table.groups) {
    const sheet = addListSheet(book, {
      name: group.name,
      title: table.title,
      subtitle: `${group.name}　　单位：分`,
      columns: columnsOf(group),
      rows: group.rows.map((row, index) =>
        cellsOf(group, row, LIST_FIRST_ROW + index, table.bonusCountsInTotal),
      ),
      notes: group.notes,
      frozenColumns: 2,
      filter: false,
      onePage: group.rows.length <= ROWS_ON_ONE_PAGE,
    })
    edits.set(partOf(sheet), letRowsGrow(LIST_FIRST_ROW))
  }
  return bookBytes(book, edits)
}

function columnsOf(group: SummaryGroup): readonly ListColumn[] {
  return [
    { header: '序号', width: 5, kind: 'number' },
    { header: '单位', width: 15, kind: 'text' },
    ...group.blocks.map(({ name }): ListColumn => ({ header: name, width: 7, kind: 'points' })),
    ...group.programs.map(({ name }): ListColumn => ({ header: name, width: 6.6, kind: 'rate' })),
    { header: '基础分', width: 9, kind: 'points' },
    { header: '加分', width: 6, kind: 'points' },
    { header: '扣分', width: 6, kind: 'points' },
    { header: '总分', width: 9, kind: 'points' },
    { header: '排名', width: 5.5, kind: 'number' },
    { header: '等次', width: 7, kind: 'center' },
    { header: '是否按时报送', width: 8, kind: 'center' },
    { header: '备注', width: 12, kind: 'text' },
  ]
}

function cellsOf(
  group: SummaryGroup,
  row: SummaryRow,
  at: number,
  bonusCounts: boolean,
): readonly ListCell[] {
  const firstBlock = 3
  const baseColumn = firstBlock + group.blocks.length + group.programs.length
  const address = (column: number) => columnName(column) + at
  const kept = row.blocks.flatMap((score, index) => (score === null ? [] : [{ score, index }]))
  const sum = `SUM(${kept.map(({ index }) => address(firstBlock + index)).join(',')})`
  const full = kept.reduce((all, { index }) => all + (group.blocks[index]?.max ?? 0), 0) / 100
  const base = row.baseRule === 'sum' ? `ROUND(${sum},2)` : `ROUND(100*${sum}/${full},2)`
  const bonus = bonusCounts ? `+${address(baseColumn + 1)}` : ''
  const total = `ROUND(MAX(0,${address(baseColumn)}${bonus}-${address(baseColumn + 2)}),2)`
  return [
    row.number,
    row.name,
    ...row.blocks.map((score) => (score !== null ? score / 100 : row.provisional ? PENDING : NONE)),
    ...row.programs.map((program) => (program === null ? NONE : program.score / program.full)),
    live(row.base, row.baseRule === null ? null : base, row.provisional),
    row.bonus / 100,
    row.deduction / 100,
    live(row.total, row.base === null ? null : total, row.provisional),
    row.rank,
    row.grade,
    row.onTime,
    row.note,
  ]
}

function live(score: Points | null, formula: string | null, provisional: boolean): ListCell {
  return score === null ? NONE : { formula, result: score / 100, provisional }
}
