import { unitId } from '#shared/plan/unit.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { CellReading, Field, ReturnReading, RowReading } from '#shared/returns/reading.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import {
  buildWorkbook,
  evidenceSheet,
  identitySheet,
  sha256Hex,
  tableRow,
  tableSheet,
  type Answers,
} from './build-sheet.ts'

const BANDS = [
  { name: '达成', from: decimal('80'), to: decimal('100') },
  { name: '部分达成', from: decimal('60'), to: decimal('80') },
  { name: '未达成', from: decimal('0'), to: decimal('60') },
]

/** A row of a form; quantities in 场 with target 20 unless told otherwise. */
export function formRow(change: Partial<FormRow> = {}): FormRow {
  return {
    indicatorId: '1.1',
    program: '青少年科学素质行动',
    title: '举办科普报告会',
    role: '责任',
    rule: 'higher-is-better',
    measure: '场',
    target: decimal('20'),
    points: pointsOf('10'),
    steps: [],
    pointsOff: null,
    noDataAllowed: false,
    negativeAllowed: false,
    evidence: '文件、活动记录',
    ...change,
  }
}

export function gradedRow(change: Partial<FormRow> = {}): FormRow {
  return formRow({
    rule: 'graded',
    measure: null,
    target: null,
    title: '推进义务教育阶段的科技教育',
    ...change,
  })
}

export function yesNoRow(change: Partial<FormRow> = {}): FormRow {
  return formRow({ rule: 'yes-no', measure: null, target: null, title: '市科技馆建成启用', ...change })
}

export function formOf(rows: readonly FormRow[], change: Partial<Form> = {}): Form {
  return {
    unitId: unitId('D01'),
    unitName: '市科协',
    groupName: '市直部门',
    year: 2018,
    schemeVersion: 1,
    deadline: day('2018-12-28'),
    contact: '',
    bands: BANDS,
    lowerIsBetterFormula: 'double',
    rows,
    ...change,
  }
}

/** Three rows, one of each main kind: 1.1 quantity in 场, 1.2 graded, G03 yes-no. */
export const THREE = formOf([formRow(), gradedRow({ indicatorId: '1.2' }), yesNoRow({ indicatorId: 'G03' })])

export function read(workbook: Workbook, form: Form): ReturnReading {
  const table = locateTable(workbook, form)
  if (!table.ok) throw new Error(table.error.message)
  return readReturn(workbook, form, table.value, readHiddenIdentity(workbook, sha256Hex))
}

/** A workbook of the form as handed out, with answers by indicator. */
export function returned(form: Form, answers: Readonly<Record<string, Answers>>): Workbook {
  const rows = form.rows.map((row) => tableRow(row, answers[row.indicatorId] ?? {}))
  return buildWorkbook([
    tableSheet({ rows, unitName: form.unitName, year: String(form.year) }),
    evidenceSheet(['1', '2', '3', '4', '5']),
    identitySheet(form),
  ])
}

/** The reading of one row of a form that has no other. */
export function readOne(row: FormRow, answers: Answers): ReturnReading & { readonly row: RowReading } {
  const reading = read(returned(formOf([row]), { [row.indicatorId]: answers }), formOf([row]))
  const [only] = reading.rows
  if (only === undefined) throw new Error('the form has one row')
  return { ...reading, row: only }
}

export function cellOf(reading: ReturnReading, field: Field, indicator?: string): CellReading | undefined {
  return reading.cells.find(
    (c) => c.field === field && (indicator === undefined || c.indicator === indicator),
  )
}

export function codesOf(reading: ReturnReading): readonly string[] {
  return reading.remarks.map((remark) => remark.code)
}
