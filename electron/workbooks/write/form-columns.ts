import type { Worksheet } from 'exceljs'
import { FORM_HEADERS, type FormHeader } from '#shared/returns/form.ts'
import { columnName } from '#shared/returns/workbook.ts'

/** Widths that fill A4 landscape at about nine tenths of the size. */
export const WIDTHS: Readonly<Record<FormHeader, number>> = {
  编号: 6,
  重点任务: 12,
  '具体任务（指标）': 23,
  承担角色: 5,
  计分方式: 8.5,
  计量单位: 5.6,
  年度目标值: 8,
  实际完成值: 9,
  完成率: 8,
  完成情况说明: 26,
  自评档次: 9,
  分值: 6,
  自评得分: 7.5,
  偏差原因及改进措施: 19,
  佐证材料编号: 9,
  备注: 9,
}

export const HEAD_ROWS = 3
export const HEADER_ROW = HEAD_ROWS + 1
export const FIRST_ROW = HEADER_ROW + 1
export const LAST_COLUMN = FORM_HEADERS.length

/** 1-based column of a header text. */
export function columnOf(header: FormHeader): number {
  return FORM_HEADERS.indexOf(header) + 1
}

/** "H12". */
export function addressOf(header: FormHeader, row: number): string {
  return columnName(columnOf(header)) + row
}

export function setColumnWidths(sheet: Worksheet): void {
  for (const header of FORM_HEADERS) sheet.getColumn(columnOf(header)).width = WIDTHS[header]
}
