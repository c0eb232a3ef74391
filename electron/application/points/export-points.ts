import { join } from 'node:path'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeList } from '#electron/workbooks/write/list.ts'
import type { PlanPoint, PlanTasks, PlanUnit } from '#shared/contract/plan.ts'
import { workPointsTable, type PointLine } from '#shared/reports/work-points.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { planTasks } from '../views/plan-tasks.ts'
import type { YearBook } from '../year-book.ts'

/** Writes the year's points into a folder; gives the path and whether the name was taken. */
export async function exportPoints(
  office: Office,
  book: YearBook,
  folder: string,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const { at } = office.act()
  const { year, sample } = book.year
  const table = workPointsTable(year, sample, linesOf(planTasks(office, book)), chineseDay(at))
  const name = `${year}年度_工作要点${sample ? '（示例）' : ''}.xlsx`
  const saved = await saveFile(join(folder, name), await writeList(table, new Date(at)))
  return saved.ok ? { ok: true, value: saved } : saved
}

function chineseDay(at: string): string {
  const [year, month, day] = dayInChina(Date.parse(at)).split('-').map(Number)
  return `${year ?? ''}年${month ?? ''}月${day ?? ''}日`
}

function linesOf({ programs, safeguards }: PlanTasks): readonly PointLine[] {
  return [
    ...programs.flatMap(({ shortTitle, tasks }) =>
      tasks.flatMap(({ id, title, units, points }) =>
        toLines({ task: id, title, program: shortTitle, units: units.map(unitText).join('、') }, points),
      ),
    ),
    ...safeguards.flatMap(({ id, title, points }) =>
      toLines({ task: id, title, program: '保障措施', units: '' }, points),
    ),
  ]
}

function unitText({ name, note }: PlanUnit): string {
  return note === '' ? name : `${name}（${note}）`
}

function toLines(task: Omit<PointLine, 'point'>, points: readonly PlanPoint[]): readonly PointLine[] {
  const standing = points.filter(({ withdrawn }) => !withdrawn)
  if (standing.length === 0) return [{ ...task, point: null }]
  return standing.map(({ text, units, dueText }) => ({
    ...task,
    point: { text, units: units.map(({ name }) => name).join('、'), due: dueText },
  }))
}
