import { formatDay, type Day } from '../scheme/day.ts'
import { owingWord, type OwingUnit } from './owing-unit.ts'
import type { PlainTable } from './plain-table.ts'
import type { Contact } from './reminder-text.ts'

export interface ReminderRow extends OwingUnit, Contact {
  readonly groupName: string
  /** How often it was reminded. */
  readonly reminders: number
  /** "2019年1月15日 电话"; '' before the first one. */
  readonly last: string
}

/** 催报名单 as a table to print or to fill in by hand. */
export function buildReminderList(
  {
    year,
    today,
    deadline,
    mark,
  }: { readonly year: number; readonly today: Day; readonly deadline: Day; readonly mark: string },
  rows: readonly ReminderRow[],
): PlainTable {
  return {
    name: '催报名单',
    title: `${year}年度全民科学素质工作自评表催报名单${mark}`,
    subtitle: `截至${formatDay(today)}`,
    columns: [
      { header: '序号', width: 6, kind: 'center' },
      { header: '单位', width: 26, kind: 'text' },
      { header: '组别', width: 14, kind: 'center' },
      { header: '状态', width: 15, kind: 'center' },
      { header: '应报日期', width: 15, kind: 'center' },
      { header: '逾期工作日', width: 8, kind: 'number' },
      { header: '逾期天数', width: 8, kind: 'number' },
      { header: '联络员', width: 12, kind: 'center' },
      { header: '电话', width: 18, kind: 'center' },
      { header: '催过几次', width: 8, kind: 'number' },
      { header: '上次催报', width: 20, kind: 'center' },
      { header: '备注', width: 16, kind: 'text' },
    ],
    rows: rows.map((row, index) => {
      const over = row.daysLeft < 0
      return [
        index + 1,
        row.name,
        row.groupName,
        owingWord(row),
        formatDay(row.due),
        over ? row.workingDaysOver : null,
        over ? -row.daysLeft : null,
        row.liaison,
        row.phone,
        row.reminders,
        row.last,
        null,
      ]
    }),
    notes: [
      `报送截止日：${formatDay(deadline)}。退回后待补正的单位按退回时定的期限计算。`,
      '逾期工作日按国务院公布的放假安排和办公室的调整计算；逾期天数为日历天数。',
    ],
  }
}
