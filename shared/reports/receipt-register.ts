import { formatDay, type Day } from '../scheme/day.ts'
import type { PlainTable } from './plain-table.ts'

export interface ReceiptRow {
  readonly name: string
  readonly groupName: string
  /** Of the first return; null: none yet. */
  readonly received: Day | null
  /** 电子表, 纸质表, or both. */
  readonly way: string
  readonly times: number
  /** 按期报送, 逾期报送 … */
  readonly state: string
  readonly lateWorkingDays: number | null
}

/** 收表登记表: what came, and room for who handed it in and who took it. */
export function buildReceiptRegister(
  {
    year,
    today,
    deadline,
    mark,
  }: { readonly year: number; readonly today: Day; readonly deadline: Day; readonly mark: string },
  rows: readonly ReceiptRow[],
): PlainTable {
  return {
    name: '收表登记表',
    title: `${year}年度全民科学素质工作自评表收表登记表${mark}`,
    subtitle: `截至${formatDay(today)}`,
    columns: [
      { header: '序号', width: 6, kind: 'center' },
      { header: '单位', width: 28, kind: 'text' },
      { header: '组别', width: 14, kind: 'center' },
      { header: '收到日期', width: 16, kind: 'center' },
      { header: '报送方式', width: 14, kind: 'center' },
      { header: '报送次数', width: 8, kind: 'number' },
      { header: '报送情况', width: 16, kind: 'center' },
      { header: '逾期工作日', width: 8, kind: 'number' },
      { header: '报送人签字', width: 16, kind: 'text' },
      { header: '接收人签字', width: 16, kind: 'text' },
      { header: '备注', width: 16, kind: 'text' },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.name,
      row.groupName,
      row.received === null ? null : formatDay(row.received),
      row.way,
      row.times,
      row.state,
      row.lateWorkingDays,
      null,
      null,
      null,
    ]),
    leastLines: 2,
    notes: [`报送截止日：${formatDay(deadline)}。收到日期为第一次报送的日期。`],
  }
}
