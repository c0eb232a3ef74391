import { createHash } from 'node:crypto'
import {
  FORM_HEADERS,
  HEAD_LABELS,
  SHEET_NAMES,
  type Form,
  type FormHeader,
  type FormRow,
} from '#shared/returns/form.ts'
import { IDENTITY_LABELS, IDENTITY_MARK, identityOf, identityText } from '#shared/returns/identity.ts'
import type { Cell, CellRange, Sheet, Workbook } from '#shared/returns/workbook.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'

/** What stands in a cell: a text, or a cell's own properties. */
export type Content = string | Partial<Omit<Cell, 'row' | 'column'>>

export const number = (text: string, format: string | null = null): Content => ({
  type: 'number',
  text,
  value: text,
  format,
})
export const formula = (result: string, type: Cell['type'] = 'number'): Content => ({
  type,
  text: result,
  value: result,
  formula: true,
})
export const NO_RESULT: Content = { type: 'blank', text: '', value: '', formula: true }
export const errorValue = (code: string): Content => ({ type: 'error', text: code, value: code })
export const date = (serial: string): Content => ({
  type: 'date',
  text: serial,
  value: serial,
  format: 'm月d日',
})
export const boolean = (value: boolean): Content => ({
  type: 'boolean',
  text: value ? '1' : '0',
  value: value ? 'TRUE' : 'FALSE',
})

export function buildCell(row: number, column: number, content: Content): Cell {
  const base = { row, column, type: 'text', text: '', value: '', format: null, formula: false } as const
  return typeof content === 'string' ? { ...base, text: content, value: content } : { ...base, ...content }
}

/** Rows of contents from row 1 and column 1; null: nothing stands there. */
export function buildSheet(
  name: string,
  rows: readonly (readonly (Content | null)[])[],
  more: Partial<Sheet> = {},
): Sheet {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((content, c) => (content === null ? [] : [buildCell(r + 1, c + 1, content)])),
  )
  return { name, state: 'visible', cells, merges: [], hiddenRows: [], hiddenColumns: [], ...more }
}

export function buildWorkbook(sheets: readonly Sheet[], more: Partial<Workbook> = {}): Workbook {
  return { kind: 'xlsx', sheets, externalLinks: false, macros: false, ...more }
}

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')

export function identitySheet(
  form: Form,
  change: { digest?: string; unitName?: string; year?: string } = {},
): Sheet {
  const honest = identityOf(form)
  const identity = {
    ...honest,
    unitName: change.unitName ?? honest.unitName,
    year: change.year ?? honest.year,
  }
  return buildSheet(
    SHEET_NAMES.identity,
    [
      [IDENTITY_LABELS.mark, IDENTITY_MARK],
      [IDENTITY_LABELS.unitId, identity.unitId],
      [IDENTITY_LABELS.unitName, identity.unitName],
      [IDENTITY_LABELS.year, identity.year],
      [IDENTITY_LABELS.schemeVersion, identity.schemeVersion],
      [IDENTITY_LABELS.digest, change.digest ?? sha256Hex(identityText(identity))],
      ...identity.indicators.map((i) => [IDENTITY_LABELS.indicator, i.id, i.points, i.target]),
    ],
    { state: 'veryHidden' },
  )
}

export type Answers = Partial<Record<FormHeader, Content>>

/** A row of the table as the form has it, the unit's answers put in. */
export function tableRow(row: FormRow, answers: Answers = {}): Partial<Record<FormHeader, Content>> {
  return {
    编号: row.indicatorId,
    重点任务: row.program,
    '具体任务（指标）': row.title,
    承担角色: row.role,
    计分方式: '—',
    ...(row.measure === null ? {} : { 计量单位: row.measure }),
    ...(row.target === null ? {} : { 年度目标值: number(formatDecimal(row.target)) }),
    分值: number(formatPointsShort(row.points)),
    ...answers,
  }
}

export interface TableLayout {
  readonly headers?: readonly (string | null)[]
  readonly rows: readonly (Partial<Record<string, Content>> | readonly (Content | null)[])[]
  readonly unitName?: string
  readonly year?: string
  readonly head?: readonly (readonly (Content | null)[])[]
  readonly name?: string
  readonly more?: Partial<Sheet>
}

/** The table sheet: title, two rows of head, header row 4, data from row 5. */
export function tableSheet(layout: TableLayout): Sheet {
  const headers = layout.headers ?? FORM_HEADERS
  const [unit, year, filledBy, phone, responsible, day] = HEAD_LABELS
  const head = layout.head ?? [
    ['全民科学素质工作自评表'],
    [unit, null, layout.unitName ?? '市科协', null, year, layout.year ?? '2018', null, filledBy, '张三'],
    [phone, null, '0534-1234567', null, responsible, '李四', null, day, '2019-01-10'],
  ]
  const body = layout.rows.map((row) =>
    isList(row) ? row : headers.map((header) => (header === null ? null : (row[header] ?? null))),
  )
  return buildSheet(layout.name ?? SHEET_NAMES.table, [...head, headers, ...body], layout.more)
}

function isList(row: TableLayout['rows'][number]): row is readonly (Content | null)[] {
  return Array.isArray(row)
}

export function evidenceSheet(numbers: readonly string[]): Sheet {
  return buildSheet(SHEET_NAMES.evidence, [
    ['2018年度佐证材料目录'],
    ['编号', '对应指标编号', '材料名称', '文号或日期', '类型', '页码'],
    ...numbers.map((each) => [each, '1.1', `材料${each}`, '德科协〔2018〕3号', '文件', '1-2']),
  ])
}

export function range(top: number, left: number, bottom: number, right: number): CellRange {
  return { top, left, bottom, right }
}
