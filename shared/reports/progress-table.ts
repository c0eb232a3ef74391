import type { PlainTable } from './plain-table.ts'

export interface ProgressLine {
  readonly period: string
  readonly task: string
  readonly title: string
  readonly program: string
  readonly unit: string
  /** null: nothing was told. */
  readonly note: {
    readonly state: string
    readonly done: string
    readonly problems: string
    readonly next: string
    readonly reporter: string
    readonly day: string
  } | null
}

/** 工作进展情况表: every task and unit of a period, also those that told nothing. */
export function progressTable(
  at: {
    readonly year: number
    readonly period: string
    readonly sample: boolean
    readonly today: string
  },
  lines: readonly ProgressLine[],
): PlainTable {
  const told = lines.filter(({ note }) => note !== null).length
  return {
    name: '进展情况',
    title: `${at.year}年度全民科学素质工作进展情况表（${at.period}${at.sample ? '，示例' : ''}）`,
    subtitle: `共 ${lines.length} 项，已报 ${told} 项，截至${at.today}`,
    columns: [
      { header: '编号', width: 8, kind: 'center' },
      { header: '重点任务', width: 18, kind: 'text' },
      { header: '任务', width: 28, kind: 'text' },
      { header: '责任单位', width: 20, kind: 'text' },
      { header: '进度', width: 9, kind: 'center' },
      { header: '完成情况', width: 46, kind: 'text' },
      { header: '存在问题', width: 30, kind: 'text' },
      { header: '下一步', width: 30, kind: 'text' },
      { header: '填报人', width: 12, kind: 'center' },
      { header: '报送日期', width: 14, kind: 'center' },
    ],
    rows: lines.map(({ task, title, program, unit, note }) => [
      task,
      program,
      title,
      unit,
      note?.state ?? '未报',
      note?.done ?? '',
      note?.problems ?? '',
      note?.next ?? '',
      note?.reporter ?? '',
      note?.day ?? '',
    ]),
    notes: [],
  }
}

/** The first line of a list for 微信 or 短信, up to the number of units. */
export function progressOpening(at: {
  readonly year: number
  readonly period: string
  readonly today: string
  readonly sample: boolean
}): string {
  const mark = at.sample ? '（示例）' : ''
  return `【催报】${at.year}年${at.period}全民科学素质工作进展${mark}，截至${at.today}还有`
}

/** "市教育局：应报 23 项，未报 5 项。联络员 示例甲 0534-0000001". */
export function progressLine(unit: {
  readonly name: string
  readonly total: number
  readonly missing: number
  readonly liaison: string
  readonly phone: string
}): string {
  const who = [unit.liaison, unit.phone].filter((part) => part !== '').join(' ')
  const contact = who === '' ? '联络员和电话没有登记' : `${unit.liaison === '' ? '电话' : '联络员'} ${who}`
  return `${unit.name}：应报 ${unit.total} 项，未报 ${unit.missing} 项。${contact}`
}
