import { placeName, quote } from './cell-message.ts'
import { comparableText } from './clean-text.ts'
import { headerOf } from './find-header.ts'
import type { Form, FormHeader } from './form.ts'
import { OWN_HEADERS, type LocatedTable } from './locate-table.ts'
import { unknownRow } from './messages.ts'
import type { FileRemark } from './reading.ts'
import { cellAt, cellsOfRow, holdsSomething, plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/** Rows that belong to no indicator and hold something; the sum row and notes under the table are none. */
export function remarkOnUnknownRows(form: Form, table: LocatedTable): readonly FileRemark[] {
  return table.rows
    .filter(({ match }) => match.kind === 'other')
    .flatMap(({ row }) => {
      const cells = cellsOfRow(table.grid, row).filter(holdsSomething)
      const [first] = cells
      if (
        first === undefined ||
        cells.every((cell) => cell.type === 'blank') ||
        !isAddedRow(table, row, cells)
      )
        return []
      const place = placeName(form.unitName, table.grid.sheet.name, row, first.column)
      const id = plainText(cellAt(table.grid, row, table.columns.get('编号')))
      const content = quote(
        cells
          .map(plainText)
          .filter((text) => text !== '')
          .join('，'),
      )
      return [{ code: 'unknown-row', indicator: null, message: unknownRow(place, id, content) } as const]
    })
}

const SUM = /^(本页|总|合|小|累)?(合计|总计|小计|总分|总得分|自评总分|得分合计|共计|累计)(得分|分)?[:]?$/
const NOTE =
  /^(注|备注|说明|填报说明|填表说明|填写说明|注意|附|附件|填表|填报|审核|复核|制表|联系|单位|负责人|签字|签章|盖章|日期|年月日)/

/** A sum row has none of these: what stands there belongs to an item, as where answers were moved down by a row. */
const NEVER_SUMMED: readonly FormHeader[] = ['实际完成值', '自评档次', '完成情况说明', '偏差原因及改进措施']

function isAnswer(table: LocatedTable, row: number, header: FormHeader): boolean {
  const cell = cellAt(table.grid, row, table.columns.get(header))
  return holdsSomething(cell) && !cell.formula && !SUM.test(comparableText(plainText(cell)))
}

function isAddedRow(table: LocatedTable, row: number, cells: readonly Cell[]): boolean {
  const texts = cells.map((cell) => comparableText(plainText(cell)))
  if (texts.some((text) => SUM.test(text))) return NEVER_SUMMED.some((header) => isAnswer(table, row, header))
  // The header row once more, as on the second page of a pasted table.
  if (cells.filter((cell) => headerOf(plainText(cell)) !== null).length >= 4) return false
  if (isNote(table, row, cells, texts)) return false
  const named: readonly FormHeader[] = ['编号', '具体任务（指标）', ...OWN_HEADERS]
  return named.some((header) => holdsSomething(cellAt(table.grid, row, table.columns.get(header))))
}

/** Labels with a colon, or a single text in front of the unit's own columns that is no 编号 and no title. */
function isNote(table: LocatedTable, row: number, cells: readonly Cell[], texts: readonly string[]): boolean {
  const [first] = texts
  const own = OWN_HEADERS.filter((header) =>
    holdsSomething(cellAt(table.grid, row, table.columns.get(header))),
  )
  if (first !== undefined && NOTE.test(first) && (own.length === 0 || texts.some((t) => /[:]/.test(t))))
    return true
  const [only] = cells
  if (cells.length !== 1 || only === undefined || own.length > 0) return false
  const isId = only.column === table.columns.get('编号') && /^[A-Z]{0,3}\d+([.-]\d+)*$/i.test(first ?? '')
  return !isId && only.column !== table.columns.get('具体任务（指标）')
}
