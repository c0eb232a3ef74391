import { loadRhythm } from '#db/progress.ts'
import { writeList } from '#electron/workbooks/write/list.ts'
import { PERIODS, RHYTHM_WORDS } from '#shared/plan/periods.ts'
import { progressTable } from '#shared/reports/progress-table.ts'
import { day, formatDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { saveInFolder } from '../save-in-folder.ts'
import { progressRows } from '../views/progress-page.ts'
import type { YearBook } from '../year-book.ts'

/** Writes 进展情况表 of a period into a folder. */
export async function exportProgress(
  office: Office,
  book: YearBook,
  id: string,
  folder: string,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const { at } = office.act()
  const { year, sample } = book.year
  const rhythm = loadRhythm(office.db, year)
  const period = PERIODS[rhythm].find((known) => known.id === id)
  if (period === undefined) {
    return fail('progress', `本年进展${RHYTHM_WORDS[rhythm]}报送，没有所选的这一期，没有导出。请重新选择。`)
  }
  const lines = progressRows(office, book, rhythm, id).rows.map(
    ({ task, title, programTitle, unitName, note }) => ({
      period: period.word,
      task,
      title,
      program: programTitle,
      unit: unitName,
      note: note === null ? null : { ...note, day: formatDay(day(note.day)) },
    }),
  )
  const today = formatDay(dayInChina(Date.parse(at)))
  const table = progressTable({ year, period: period.word, sample, today }, lines)
  const name = `${year}年度_${period.word}_进展情况表${sample ? '（示例）' : ''}.xlsx`
  return saveInFolder(folder, name, await writeList(table, new Date(at)))
}
