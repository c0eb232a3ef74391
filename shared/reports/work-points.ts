import type { PlainTable } from './plain-table.ts'

export interface PointLine {
  /** "1.1". */
  readonly task: string
  readonly title: string
  /** 重点任务: the program's short title, or 保障措施. */
  readonly program: string
  /** 责任单位 of the task by the plan. */
  readonly units: string
  /** null: the task has no point this year. */
  readonly point: { readonly text: string; readonly units: string; readonly due: string } | null
}

/** 本年工作要点 as it is handed round: every task of the plan, with its points or an empty line. */
export function workPointsTable(
  year: number,
  sample: boolean,
  lines: readonly PointLine[],
  day: string,
): PlainTable {
  const mark = sample ? '（示例）' : ''
  const count = lines.filter(({ point }) => point !== null).length
  return {
    name: '工作要点',
    title: `${year}年度全民科学素质工作要点${mark}`,
    subtitle: `共 ${count} 条，${day}`,
    columns: [
      { header: '编号', width: 8, kind: 'center' },
      { header: '重点任务', width: 20, kind: 'text' },
      { header: '任务', width: 30, kind: 'text' },
      { header: '方案责任单位', width: 28, kind: 'text' },
      { header: '本年工作要点', width: 50, kind: 'text' },
      { header: '责任单位', width: 28, kind: 'text' },
      { header: '完成时限', width: 12, kind: 'center' },
    ],
    rows: lines.map(({ task, title, program, units, point }) => [
      task,
      program,
      title,
      units,
      point?.text ?? '',
      point?.units ?? '',
      point?.due ?? '',
    ]),
    notes: ['注：方案责任单位按实施方案列出，名称按本年度的叫法；没有列要点的任务照方案执行。'],
  }
}
