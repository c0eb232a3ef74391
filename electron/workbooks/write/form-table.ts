import type { CellValue, Workbook, Worksheet } from 'exceljs'
import {
  FORM_HEADERS,
  HEAD_LABELS,
  SHEET_NAMES,
  type Form,
  type FormHeader,
  type FormRow,
} from '#shared/returns/form.ts'
import { formatDecimal, type Decimal } from '#shared/scheme/decimal.ts'
import { RULE_NAMES } from '#shared/scheme/rule-names.ts'
import type { Rule } from '#shared/scheme/scheme.ts'
import { cellText } from './cell-text.ts'
import { put } from './cells.ts'
import type { FormAnswers, RowAnswers } from './form-answers.ts'
import {
  addressOf,
  columnOf,
  FIRST_ROW,
  HEADER_ROW,
  LAST_COLUMN,
  setColumnWidths,
  WIDTHS,
} from './form-columns.ts'
import {
  actualLimit,
  dateHint,
  deviationHint,
  evidenceHint,
  gradeLimit,
  selfScoreLimit,
} from './form-limits.ts'
import { completionRate } from './form-rate.ts'
import { freeze, setPage } from './page.ts'
import { protect } from './protect.ts'
import * as styles from './styles.ts'
import { lineCount, rowHeight } from './text-height.ts'

const TEXT_SIZE = 10
/** Room for a hand that writes on the printed form. */
const MIN_LINES = 2

/** Where each head label stands, and where its value: [row, first column, last column]. */
const HEAD_PLACES = [
  { label: [2, 1, 2], value: [2, 3, 4] },
  { label: [2, 5, 7], value: [2, 8, 9] },
  { label: [2, 10, 10], value: [2, 11, 16] },
  { label: [3, 1, 2], value: [3, 3, 4] },
  { label: [3, 5, 7], value: [3, 8, 9] },
  { label: [3, 10, 10], value: [3, 11, 16] },
] as const
type Place = readonly [row: number, from: number, to: number]

/** Heights are worked out for what stands there; rows from FIRST_ROW on must be let grow (growing-rows.ts). */
export async function addTableSheet(book: Workbook, form: Form, answers: FormAnswers): Promise<Worksheet> {
  const sheet = book.addWorksheet(SHEET_NAMES.table)
  setColumnWidths(sheet)
  addHead(sheet, form, answers)
  FORM_HEADERS.forEach((header, index) => put(sheet, HEADER_ROW, index + 1, header, styles.HEADER))
  sheet.getRow(HEADER_ROW).height = 32
  form.rows.forEach((row, index) => {
    addRow(sheet, form, row, FIRST_ROW + index, answers.rows.get(row.indicatorId) ?? {})
  })
  addSums(sheet, form, answers)
  freeze(sheet, HEADER_ROW, columnOf('具体任务（指标）'))
  setPage(sheet, {
    orientation: 'landscape',
    titleRow: HEADER_ROW,
    footer: `${form.year}年度自评表　${form.unitName}`,
  })
  await protect(sheet)
  return sheet
}

function addHead(sheet: Worksheet, form: Form, answers: FormAnswers): void {
  sheet.mergeCells(1, 1, 1, LAST_COLUMN)
  put(sheet, 1, 1, `${form.year}年度全民科学素质工作自评表`, styles.TITLE)
  sheet.getRow(1).height = 32
  const head = answers.head ?? {}
  const values = [form.unitName, String(form.year), head.filledBy, head.phone, head.responsible, head.date]
  HEAD_PLACES.forEach((place, index) => {
    // The office fills the unit's name and the year; the other four are the unit's.
    const open = index >= 2
    merge(sheet, place.label, HEAD_LABELS[index], styles.HEADER)
    merge(sheet, place.value, values[index], open ? styles.OPEN_TEXT_CENTER : styles.TEXT_CENTER)
    if (HEAD_LABELS[index] === '填报日期')
      sheet.getCell(place.value[0], place.value[1]).dataValidation = dateHint()
  })
  sheet.getRow(2).height = 26
  sheet.getRow(3).height = 26
}

function merge(
  sheet: Worksheet,
  [row, from, to]: Place,
  text: string | undefined,
  style: styles.CellStyle,
): void {
  for (let column = from; column <= to; column += 1) put(sheet, row, column, null, style)
  put(sheet, row, from, text ?? null, style)
  if (to > from) sheet.mergeCells(row, from, row, to)
}

function addRow(sheet: Worksheet, form: Form, row: FormRow, at: number, answers: RowAnswers): void {
  const rate = completionRate(row, form.lowerIsBetterFormula, at, answers)
  const set = (header: FormHeader, value: CellValue, style: styles.CellStyle) =>
    put(sheet, at, columnOf(header), value, style)
  set('编号', row.indicatorId, styles.TEXT_CENTER)
  set('重点任务', row.program, styles.TEXT)
  set('具体任务（指标）', row.title, styles.TEXT)
  set('承担角色', row.role, styles.TEXT_CENTER)
  set('计分方式', RULE_NAMES[row.rule], styles.TEXT_CENTER)
  set('计量单位', row.measure, styles.TEXT_CENTER)
  set('年度目标值', targetValue(row.target), styles.NUMBER)
  set('实际完成值', answers.actual ?? null, actualStyle(row.rule))
  set('完成率', { formula: rate.formula, result: rate.result }, styles.RATE)
  set('完成情况说明', answers.narrative ?? null, styles.OPEN_TEXT)
  set('自评档次', answers.grade ?? null, styles.OPEN_TEXT_CENTER)
  set('分值', row.points / 100, styles.NUMBER)
  set('自评得分', answers.selfScore ?? null, styles.OPEN_NUMBER)
  set('偏差原因及改进措施', answers.deviation ?? null, styles.OPEN_TEXT)
  set('佐证材料编号', answers.evidence ?? null, styles.OPEN_TEXT_CENTER)
  set('备注', answers.note ?? null, styles.OPEN_TEXT)
  sheet.getRow(at).height = heightOf(row, answers)
  limit(sheet, form, row, at)
}

function heightOf(row: FormRow, answers: RowAnswers): number {
  const texts: readonly (readonly [FormHeader, string | number | undefined])[] = [
    ['编号', row.indicatorId],
    ['重点任务', row.program],
    ['具体任务（指标）', row.title],
    ['完成情况说明', answers.narrative],
    ['偏差原因及改进措施', answers.deviation],
    ['佐证材料编号', answers.evidence],
    ['备注', answers.note],
  ]
  const lines = texts.map(([header, text]) => lineCount(String(text ?? ''), WIDTHS[header], TEXT_SIZE))
  return rowHeight(Math.max(MIN_LINES, ...lines), TEXT_SIZE)
}

function actualStyle(rule: Rule): styles.CellStyle {
  // Graded items have no actual: the cell is the office's, and stays empty.
  if (rule === 'graded') return styles.TEXT_CENTER
  return rule === 'yes-no' ? styles.OPEN_TEXT_CENTER : styles.OPEN_NUMBER
}

function limit(sheet: Worksheet, form: Form, row: FormRow, at: number): void {
  const limits = [
    ['实际完成值', actualLimit(row, at)],
    ['自评档次', gradeLimit(form, row)],
    ['自评得分', selfScoreLimit(form, row, at)],
    ['偏差原因及改进措施', deviationHint(row)],
    ['佐证材料编号', evidenceHint(row)],
  ] as const
  for (const [header, validation] of limits) {
    if (validation !== null) sheet.getCell(addressOf(header, at)).dataValidation = validation
  }
}

/** A target of more than 15 digits would be rounded as a number; it stands as text then. */
function targetValue(target: Decimal | null): CellValue {
  if (target === null) return null
  const text = formatDecimal(target)
  return text.replace(/\D/g, '').length > 15 ? cellText(text) : Number(text)
}

function addSums(sheet: Worksheet, form: Form, answers: FormAnswers): void {
  const at = FIRST_ROW + form.rows.length
  for (let column = 1; column <= LAST_COLUMN; column += 1) put(sheet, at, column, null, styles.SUM_TEXT)
  put(sheet, at, 1, '合计', styles.SUM_TEXT)
  sheet.getRow(at).height = 24
  if (form.rows.length === 0) return
  const selfScores = form.rows
    .map((row) => answers.rows.get(row.indicatorId)?.selfScore)
    .filter((score) => typeof score === 'number')
  const selfScore = Math.round(selfScores.reduce((sum, score) => sum + score, 0) * 100) / 100
  const total = form.rows.reduce((sum, row) => sum + row.points, 0)
  const column = (header: FormHeader) => `${addressOf(header, FIRST_ROW)}:${addressOf(header, at - 1)}`
  const sum = `SUM(${column('分值')})`
  put(sheet, at, columnOf('分值'), { formula: sum, result: total / 100 }, styles.SUM_NUMBER)
  const own = column('自评得分')
  const selfSum = `IF(COUNT(${own})=0,"",ROUND(SUM(${own}),2))`
  const result = selfScores.length === 0 ? '' : selfScore
  put(sheet, at, columnOf('自评得分'), { formula: selfSum, result }, styles.SUM_POINTS)
}
