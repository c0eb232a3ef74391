import { fillTemplate } from './fill-template.ts'
import type { GoalRow } from './goal-figures.ts'
import type { ReportTable } from './report-model.ts'

/** Each unit's target against its actual. */
export function goalTable(rows: readonly GoalRow[], caption: string): ReportTable {
  return {
    caption,
    columns: [
      { header: '编号', width: 8, align: 'center' },
      { header: '指标', width: 70, align: 'left' },
      { header: '单位', width: 32, align: 'left' },
      { header: '计量单位', width: 12, align: 'center' },
      { header: '目标值', width: 9, align: 'right' },
      { header: '完成值', width: 9, align: 'right' },
      { header: '完成率', width: 10, align: 'right' },
      { header: '完成情况', width: 12, align: 'center' },
    ],
    rows: rows.map((row) => [
      row.indicator,
      row.title,
      row.unit,
      row.measure,
      row.target,
      row.actual,
      row.rate === '' ? '—' : row.rate,
      row.light ?? '—',
    ]),
  }
}

/** How many units stand where, an indicator a row: names no unit. */
export function goalCountTable(rows: readonly GoalRow[], caption: string): ReportTable {
  const keys = new Set(rows.map(keyOf))
  return {
    caption,
    columns: [
      { header: '编号', width: 9, align: 'center' },
      { header: '指标', width: 44, align: 'left' },
      { header: '目标值', width: 16, align: 'right' },
      { header: '单位数', width: 11, align: 'right' },
      { header: '绿', width: 8, align: 'right' },
      { header: '黄', width: 8, align: 'right' },
      { header: '红', width: 8, align: 'right' },
      { header: '其他', width: 8, align: 'right' },
    ],
    rows: [...keys].flatMap((key) => {
      const own = rows.filter((row) => keyOf(row) === key)
      const [first] = own
      if (first === undefined) return []
      const count = (light: GoalRow['light']): string =>
        String(own.filter((row) => row.light === light).length)
      const targets = new Set(own.map(({ target, measure }) => target + measure))
      const target = targets.size === 1 ? first.target + first.measure : '各单位不同'
      return [
        [
          first.indicator,
          first.title,
          target,
          String(own.length),
          count('绿'),
          count('黄'),
          count('红'),
          count(null),
        ],
      ]
    }),
  }
}

function keyOf({ group, indicator }: GoalRow): string {
  return `${group} ${indicator}`
}

/** What the lights of a goal table mean; `each`: of the one with a unit a row, which has “—” for 其他. */
export function lightNote(each = false): string {
  return fillTemplate(each ? '完成率附注逐项' : '完成率附注')
}
