import type { SchemeEditRequest } from '#shared/contract/scheme-edit.ts'
import type { IndicatorRow } from '#shared/contract/scheme.ts'

type Field = Extract<SchemeEditRequest, { kind: 'indicator' }>['field']

export interface IndicatorColumn {
  readonly header: string
  readonly width: string
  readonly figure: boolean
  /** null: shown only. */
  readonly field: Field | null
  readonly text: (row: IndicatorRow) => string
}

/** The column of the indicator's name, where a row is begun. */
export const TITLE_COLUMN = 1

/** The columns of the grid as a block from Excel meets them, from left to right. */
export const INDICATOR_COLUMNS: readonly IndicatorColumn[] = [
  { header: '任务', width: '7rem', figure: false, field: null, text: ({ program }) => program },
  { header: '指标', width: '14rem', figure: false, field: 'title', text: ({ title }) => title },
  { header: '类型', width: '3.4rem', figure: false, field: null, text: ({ kind }) => kind },
  { header: '计量单位', width: '5rem', figure: false, field: 'measure', text: ({ measure }) => measure },
  { header: '上年实际', width: '7.4rem', figure: true, field: null, text: ({ lastActual }) => lastActual },
  { header: '本年目标', width: '6rem', figure: true, field: 'target', text: ({ target }) => target },
  { header: '分值', width: '4.4rem', figure: true, field: 'points', text: ({ points }) => points },
  { header: '计分方式', width: '6.2rem', figure: false, field: 'rule', text: ({ ruleName }) => ruleName },
]

export const RULE_WORDS = ['正向定量', '控制型', '阶梯', '定性三档', '是否', '扣分制'] as const

export function cellKey(year: number, group: string, indicator: string, field: string): string {
  return `${year} ${group} ${indicator} ${field}`
}

/** What stood in a field before the draft; null: it is unchanged. */
export function changedFrom(row: IndicatorRow, field: string, unit: string | null = null): string | null {
  return row.changed.find((change) => change.field === field && change.unit === unit)?.before ?? null
}
