import { writeList } from '#electron/workbooks/write/list.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import type { InspectionRecord } from '#shared/contract/inspections.ts'
import {
  buildInspectionSheet,
  inspectionTable,
  type InspectionFacts,
} from '#shared/reports/build-inspection-sheet.ts'
import { writeWith } from '#shared/reports/fill-template.ts'
import { day, formatDay } from '#shared/scheme/day.ts'
import { loadFontChoice } from '../documents/load-font-choice.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { saveInFolder } from '../save-in-folder.ts'
import { fileNamePart, savePdf } from '../save-pdf.ts'
import { loadTemplates } from '../templates/load-templates.ts'
import { inspectionsPage } from '../views/inspections-page.ts'
import type { YearBook } from '../year-book.ts'

interface Written {
  readonly path: string
  readonly renamed: boolean
}

interface InspectionPapers {
  readonly folder: string
  /** sheets: a PDF a record. list: 台账 as a workbook. */
  readonly paper: 'sheets' | 'list'
  /** Of these records; empty: all that stand. */
  readonly numbers: readonly number[]
  /** Where to look for the machine's own fonts; default: the system's folders. */
  readonly fontFolders?: readonly string[]
}

/** Writes 督导检查记录 or their list into a folder. */
export async function writeInspections(
  office: Office,
  book: YearBook,
  { folder, paper, numbers, fontFolders }: InspectionPapers,
): Promise<Outcome<readonly Written[]>> {
  const { year, sample } = book.year
  const records = inspectionsPage(office, book)
    .records.filter(({ withdrawn }) => !withdrawn)
    .filter(({ number }) => numbers.length === 0 || numbers.includes(number))
    .toReversed()
  if (records.length === 0) return fail('nothing-picked', '没有可导出的督导或调研记录。请先登记。')
  const created = new Date(office.act().at)
  const issued = formatDay(dayInChina(created.getTime()))
  const mark = sample ? '（示例）' : ''
  const texts = loadTemplates(office.db)
  if (paper === 'list') {
    const table = writeWith(texts, () => inspectionTable({ year, sample, issued }, records.map(toFacts)))
    const bytes = await writeList(table, created)
    const saved = await saveInFolder(folder, `${year}年度_督导检查和调研台账${mark}.xlsx`, bytes)
    return saved.ok ? { ok: true, value: [saved.value] } : saved
  }
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const options: RenderOptions = {
    created,
    fontChoice: loadFontChoice(office.db),
    ...(fontFolders === undefined ? {} : { fontFolders }),
  }
  const files: Written[] = []
  for (const record of records) {
    const { plan, heading } = book
    const model = writeWith(texts, () =>
      buildInspectionSheet({ plan, heading, year, sample, issued }, toFacts(record)),
    )
    const name = `${year}年度_${record.form}记录_${record.number}_${fileNamePart(record.place)}${mark}.pdf`
    const saved = await savePdf(folder, name, model, options)
    if (!saved.ok) return saved
    files.push({ path: saved.value.path, renamed: /\(\d+\)\.pdf$/.test(saved.value.path) })
  }
  return { ok: true, value: files }
}

function toFacts(record: InspectionRecord): InspectionFacts {
  const { number, form, place, people, findings } = record
  return {
    number,
    form,
    place,
    people,
    findings,
    day: dayText(record.day),
    units: record.units.map(({ name }) => name),
    tasks: record.tasks.map(({ task, title }) => `${task} ${title}`),
    problems: record.problems.map(({ text, unitName, demand, deadline, state, outcome, settled }) => ({
      text,
      unit: unitName,
      demand,
      deadline: dayText(deadline),
      state,
      outcome,
      settled: dayText(settled),
    })),
    photos: record.photos.map(({ name }) => name),
  }
}

function dayText(text: string): string {
  return text === '' ? '' : formatDay(day(text))
}
