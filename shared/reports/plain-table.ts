/** A simple list as it is printed: 缺报名单, 催报名单, 指标完成情况表 … */
export interface PlainTable {
  /** Name of the sheet, and heading above the table. */
  readonly name: string
  readonly title: string
  /** Line under the title, at its right: 截至日期, 单位：分 …; '' for none. */
  readonly subtitle: string
  readonly columns: readonly PlainColumn[]
  readonly rows: readonly (readonly PlainCell[])[]
  /** Lines below the table. */
  readonly notes: readonly string[]
  /** Rows are at least so many lines high: room for a hand that signs. Default: 1. */
  readonly leastLines?: number
}

export interface PlainColumn {
  readonly header: string
  /** In half Chinese characters, about. */
  readonly width: number
  /** `points` are whole hundredths and print with two decimals; `rate` is a share, 1 for 100 %. */
  readonly kind: 'text' | 'center' | 'number' | 'points' | 'rate'
}

export type PlainCell = string | number | null
