import { comparableText } from './clean-text.ts'
import { FORM_HEADERS, type FormHeader } from './form.ts'
import { buildGrid, cellsOfRow, plainText, type SheetGrid } from './sheet-grid.ts'
import type { CellRange, Sheet } from './workbook.ts'

/** Where the table of a sheet begins, and which column holds what. */
export interface TableHeader {
  readonly grid: SheetGrid
  /** The row of the header texts; the lowest one where merged headers span several. */
  readonly row: number
  /** Columns with that header text, from left to right; more than one is doubt. */
  readonly columns: ReadonlyMap<FormHeader, readonly number[]>
}

/** Other writings that can mean nothing else; 序号 is not 编号, it only counts rows. */
const SYNONYMS: Readonly<Record<string, FormHeader>> = {
  指标编号: '编号',
  具体任务: '具体任务（指标）',
  '具体任务/指标': '具体任务（指标）',
  偏差原因与改进措施: '偏差原因及改进措施',
  '偏差原因、改进措施': '偏差原因及改进措施',
  佐证材料序号: '佐证材料编号',
}

const HEADER_OF = new Map<string, FormHeader>([
  ...FORM_HEADERS.map((header): [string, FormHeader] => [comparableText(header), header]),
  ...Object.entries(SYNONYMS).map(([text, header]): [string, FormHeader] => [comparableText(text), header]),
])

/** A table has 编号 or 具体任务, one of these, and four known headers in all. */
const ANSWER_HEADERS: readonly FormHeader[] = ['实际完成值', '自评档次', '自评得分']
const FEWEST_HEADERS = 4

/** Longer texts are no headers. */
const LONGEST_HEADER = 60

/** No header has any of these, and comparing takes none of them away: most answers are told apart without more ado. */
const NEVER_IN_HEADERS = /[0-9A-Za-z，。；“”]/

/** What may stand in brackets behind a header without making another of it; 上年 and 审核 do. */
const HINT = /\((?:分|百分制|必填|选填|填写|填数字|填数值|单位填写|填报单位填写)\)$/

export function headerOf(text: string): FormHeader | null {
  if (text === '' || text.length > LONGEST_HEADER || NEVER_IN_HEADERS.test(text)) return null
  const plain = comparableText(text).replace(/^\*+|[:*]+$/g, '')
  return HEADER_OF.get(plain) ?? HEADER_OF.get(plain.replace(HINT, '')) ?? null
}

const FOUND = new WeakMap<Sheet, TableHeader | null>()

/** The header row: the one with the most known header texts (returns.md: "the header row is searched for"). */
export function findHeader(sheet: Sheet): TableHeader | null {
  const known = FOUND.get(sheet)
  if (known !== undefined) return known
  const header = searchHeader(buildGrid(sheet), sheet)
  FOUND.set(sheet, header)
  return header
}

function searchHeader(grid: SheetGrid, sheet: Sheet): TableHeader | null {
  const tall = sheet.merges.filter((range) => range.bottom > range.top)
  let best: TableHeader | null = null
  for (const row of grid.rows) {
    const header = headerAt(grid, tall, row)
    if (header !== null && header.columns.size > (best?.columns.size ?? 0)) best = header
  }
  return best
}

function headerAt(grid: SheetGrid, tall: readonly CellRange[], row: number): TableHeader | null {
  const own = cellsOfRow(grid, row).map((cell) => ({
    column: cell.column,
    header: headerOf(plainText(cell)),
  }))
  const hits = own.filter((hit) => hit.header !== null)
  if (hits.length < 2) return null
  // A header merged over several rows has its text in the topmost one.
  const reaching = tall.filter((range) => range.top < row && row <= range.bottom)
  const above = reaching.map((range) => ({
    column: range.left,
    header: headerOf(plainText(grid.cells.get(range.top)?.get(range.left) ?? null)),
  }))
  const columns = new Map<FormHeader, number[]>()
  for (const { column, header } of [...hits, ...above].toSorted((a, b) => a.column - b.column)) {
    if (header !== null) columns.set(header, [...(columns.get(header) ?? []), column])
  }
  const hasName = columns.has('编号') || columns.has('具体任务（指标）')
  const hasAnswer = ANSWER_HEADERS.some((header) => columns.has(header))
  return hasName && hasAnswer && columns.size >= FEWEST_HEADERS ? { grid, row, columns } : null
}
