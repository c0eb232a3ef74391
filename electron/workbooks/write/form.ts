import type { Form } from '#shared/returns/form.ts'
import { bookBytes, newBook } from './book.ts'
import { NO_ANSWERS, type FormAnswers } from './form-answers.ts'
import { addEvidenceSheet, EVIDENCE_FIRST_ROW } from './form-evidence.ts'
import { FIRST_ROW } from './form-columns.ts'
import { addGuideSheet } from './form-guide.ts'
import { addIdentitySheet } from './form-identity.ts'
import { addTableSheet } from './form-table.ts'
import { letRowsGrow, partOf } from './growing-rows.ts'

export interface FormOptions {
  /** Date in the file's properties; the same form and date give the same bytes. Default: 1 January of the form's year. */
  readonly created?: Date
}

/** The form of one unit and year as an .xlsx (returns.md, The form we hand out), filled where `answers` has something. */
export async function writeForm(
  form: Form,
  answers: FormAnswers = NO_ANSWERS,
  options: FormOptions = {},
): Promise<Uint8Array> {
  const created = options.created ?? new Date(Date.UTC(form.year, 0, 1))
  const book = await newBook(`${form.year}年度全民科学素质工作自评表（${form.unitName}）`, created)
  await addGuideSheet(book, form)
  const table = await addTableSheet(book, form, answers)
  const evidence = await addEvidenceSheet(book, form, answers)
  await addIdentitySheet(book, form)
  return bookBytes(
    book,
    new Map([
      [partOf(table), letRowsGrow(FIRST_ROW)],
      [partOf(evidence), letRowsGrow(EVIDENCE_FIRST_ROW)],
    ]),
  )
}

/** `{年度}年度自评表_{单位}.xlsx`, with characters that Windows bars in file names taken out. */
export function formFileName(form: Pick<Form, 'year' | 'unitName'>): string {
  return `${form.year}年度自评表_${form.unitName.replace(/[\\/:*?"<>|\u0000-\u001F]/g, '')}.xlsx`
}
