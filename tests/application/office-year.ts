import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { createYear } from '#electron/application/create-year.ts'
import type { FileResult } from '#electron/application/file-result.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import { scoreBook } from '#electron/application/score-year.ts'
import { formOf, openYear, type YearBook } from '#electron/application/year-book.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import type { FormAnswers, RowAnswers } from '#electron/workbooks/write/form-answers.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { day } from '#shared/scheme/day.ts'
import type { ItemScore, UnitScore } from '#shared/scoring/score-sheet.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

/** An office with the year 2018 open, on a real database and real workbooks. */
export interface OfficeYear {
  readonly office: Office
  readonly folder: string
  readonly book: () => YearBook
  /** Fills a unit's form, saves it under `file`, imports it as received on a day. */
  readonly receive: (unit: string, file: string, received: string, answers: Answers) => Promise<FileResult>
  readonly accept: () => number
  readonly unit: (name: string) => UnitScore
  readonly item: (name: string, indicator: string) => ItemScore
}

/** What stands in each row; {} leaves it empty. */
export type Answers = (row: FormRow) => RowAnswers

/** Every row answered well and without a remark that matters. */
export const WELL: Answers = (row) => {
  if (row.rule === 'graded') return { grade: '达成', selfScore: (row.points * 9) / 1000, evidence: '1' }
  if (row.rule === 'yes-no') return { actual: '是', evidence: '1' }
  if (row.noDataAllowed) return { actual: '-', deviation: '本年度无调查数据' }
  return {
    actual: row.target === null ? 2 : Number(row.target.mantissa) / 10 ** row.target.scale,
    evidence: '1',
  }
}

export function openOfficeYear(): OfficeYear {
  const folder = scratchFolder()
  const opened = openOffice(folder, {
    mode: 'create',
    operator: '批处理',
    now: () => new Date('2019-01-20T02:00:00Z'),
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const office = opened.value
  onTestFinished(() => closeOffice(office))
  const created = createYear(office, { year: 2018, sample: false })
  if (!created.ok) throw new Error(created.error.message)
  const book = (): YearBook => {
    const year = openYear(office, 2018)
    if (!year.ok) throw new Error(year.error.message)
    return year.value
  }
  const unit = (name: string): UnitScore => {
    const found = scoreBook(office, book())
      .groups.flatMap((group) => group.units)
      .find((candidate) => candidate.name === name)
    if (found === undefined) throw new Error(`no score of ${name}`)
    return found
  }
  return {
    office,
    folder,
    book,
    receive: (name, file, received, answers) =>
      receiveIn(office, book(), join(folder, file), { name, received, answers }),
    accept: () => acceptSuggested(office, book()).accepted,
    unit,
    item: (name, indicator) => {
      const found = unit(name)
        .blocks()
        .flatMap((block) => block.items)
        .find((candidate) => candidate.indicator === indicator)
      if (found === undefined) throw new Error(`${name} has no ${indicator}`)
      return found
    },
  }
}

/** As {@link OfficeYear.receive}, in any office. */
export async function receiveIn(
  office: Office,
  book: YearBook,
  path: string,
  { name, received, answers }: { name: string; received: string; answers: Answers },
): Promise<FileResult> {
  const evaluated = book.units.find((unit) => unit.name === name)
  if (evaluated === undefined) throw new Error(`no unit ${name}`)
  mkdirSync(join(path, '..'), { recursive: true })
  const form = formOf(book, evaluated)
  const saved = await saveFile(path, await writeForm(form, fill(form, answers)), { overwrite: true })
  if (!saved.ok) throw new Error(saved.error.message)
  const imported = await importPaths(office, book, {
    paths: [path],
    received: day(received),
    unit: null,
    allowMacros: false,
    progress: () => {},
  })
  const [result] = imported.ok ? imported.value : []
  if (result === undefined) throw new Error(`${path} was not imported`)
  return result
}

export function fill(form: Form, answers: Answers): FormAnswers {
  return {
    rows: new Map(form.rows.map((row) => [row.indicatorId, answers(row)])),
    evidence: [{ number: '1', indicators: '', title: '总结', reference: '2018年', kind: '总结', pages: '1' }],
  }
}
