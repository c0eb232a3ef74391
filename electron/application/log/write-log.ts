import { writeList } from '#electron/workbooks/write/list.ts'
import type { LogFilter, LogRow } from '#shared/contract/log.ts'
import type { PlainTable } from '#shared/reports/plain-table.ts'
import { formatDay } from '#shared/scheme/day.ts'
import { dayInChina, secondInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { saveInFolder } from '../save-in-folder.ts'
import { findEntries } from './find-entries.ts'
import { logState } from './log-state.ts'

const COLUMNS: PlainTable['columns'] = [
  { header: '序号', width: 7, kind: 'number' },
  { header: '时间', width: 18, kind: 'text' },
  { header: '操作人', width: 12, kind: 'text' },
  { header: '操作', width: 14, kind: 'text' },
  { header: '对象', width: 34, kind: 'text' },
  { header: '原值', width: 26, kind: 'text' },
  { header: '新值', width: 34, kind: 'text' },
  { header: '原因', width: 26, kind: 'text' },
  { header: '状态', width: 9, kind: 'center' },
]

/** What a filter leaves of the log, as a workbook: every entry of it, however many. */
export async function writeLog(
  office: Office,
  folder: string,
  filter: LogFilter,
): ReturnType<typeof saveInFolder> {
  const { rows } = findEntries(office, filter)
  const now = office.act().at
  const today = dayInChina(Date.parse(now))
  const table: PlainTable = {
    name: '操作记录',
    title: '操作记录',
    subtitle: `截至${formatDay(today)}，共 ${rows.length} 条`,
    columns: COLUMNS,
    rows: rows.map(cellsOf),
    notes: [`${logState(office).text}。时间为北京时间。`],
  }
  return saveInFolder(folder, `操作记录_${today}.xlsx`, await writeList(table, new Date(now)))
}

function cellsOf(row: LogRow): readonly (string | number)[] {
  const object = row.about === '' ? row.object : `${row.object} ${row.about}`
  const state = row.state === 'undone' ? '已撤销' : ''
  return [
    row.sequence,
    secondInChina(row.at),
    row.operator,
    row.action,
    object,
    row.before,
    row.after,
    row.reason,
    state,
  ]
}
