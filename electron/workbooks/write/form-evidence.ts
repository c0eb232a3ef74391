import type { Workbook, Worksheet } from 'exceljs'
import { EVIDENCE_HEADERS, SHEET_NAMES, type Form } from '#shared/returns/form.ts'
import { put } from './cells.ts'
import type { FormAnswers } from './form-answers.ts'
import { freeze, setPage } from './page.ts'
import { protect } from './protect.ts'
import * as styles from './styles.ts'
import { lineCount, rowHeight } from './text-height.ts'

const TEXT_SIZE = 10
const WIDTHS = [8, 18, 44, 24, 16, 10]
export const EVIDENCE_FIRST_ROW = 4
const HEADER_ROW = EVIDENCE_FIRST_ROW - 1
/** Kinds that the offices' own forms name (domain.md, section 4). */
const KINDS = [
  '文件',
  '会议记录',
  '图片',
  '总结',
  '信息稿',
  '名册',
  '活动记录',
  '凭证',
  '影像',
  '统计资料',
  '证书',
  '其他',
]
/** Ruled rows: two pieces an indicator, and never fewer than thirty. Below them the columns are open as well. */
const ROWS_PER_INDICATOR = 2
const MIN_ROWS = 30

export async function addEvidenceSheet(book: Workbook, form: Form, answers: FormAnswers): Promise<Worksheet> {
  const sheet = book.addWorksheet(SHEET_NAMES.evidence)
  WIDTHS.forEach((width, index) => {
    const column = sheet.getColumn(index + 1)
    column.width = width
    column.style = styles.OPEN_BELOW
  })
  sheet.mergeCells(1, 1, 1, WIDTHS.length)
  put(sheet, 1, 1, `${form.year}年度全民科学素质工作佐证材料目录`, styles.TITLE)
  sheet.getRow(1).height = 32
  sheet.mergeCells(2, 1, 2, WIDTHS.length)
  put(sheet, 2, 1, `填报单位：${form.unitName}`, styles.SUBTITLE)
  EVIDENCE_HEADERS.forEach((header, index) => put(sheet, HEADER_ROW, index + 1, header, styles.HEADER))
  sheet.getRow(HEADER_ROW).height = 24
  const entries = answers.evidence ?? []
  const rows = Math.max(MIN_ROWS, form.rows.length * ROWS_PER_INDICATOR, entries.length)
  for (let index = 0; index < rows; index += 1) {
    const entry = entries[index]
    const texts =
      entry === undefined
        ? EVIDENCE_HEADERS.map(() => null)
        : [entry.number, entry.indicators, entry.title, entry.reference, entry.kind, entry.pages]
    texts.forEach((text, column) => {
      const style = column === 2 || column === 3 ? styles.OPEN_TEXT : styles.OPEN_TEXT_CENTER
      put(sheet, HEADER_ROW + 1 + index, column + 1, text, style)
    })
    const lines = [entry?.title, entry?.reference].map((text, column) =>
      lineCount(text ?? '', WIDTHS[column + 2] ?? 0, TEXT_SIZE),
    )
    sheet.getRow(HEADER_ROW + 1 + index).height = rowHeight(Math.max(...lines), TEXT_SIZE)
    // A suggestion only: the unit may name another kind.
    sheet.getCell(HEADER_ROW + 1 + index, 5).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${KINDS.join(',')}"`],
    }
  }
  freeze(sheet, HEADER_ROW)
  setPage(sheet, {
    orientation: 'landscape',
    titleRow: HEADER_ROW,
    footer: `${form.year}年度佐证材料目录　${form.unitName}`,
  })
  await protect(sheet)
  return sheet
}
