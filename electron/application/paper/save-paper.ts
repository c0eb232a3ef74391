import { createHash } from 'node:crypto'
import { storePaperDraft } from '#db/paper-drafts.ts'
import { findSubmissionByBytes, type Submission } from '#db/submissions.ts'
import { formFileName, writeForm } from '#electron/workbooks/write/form.ts'
import type { PaperContent } from '#shared/contract/paper.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { parseDay } from '#shared/scheme/day.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { receiveSubmission } from '../receive.ts'
import { formOf, type YearBook } from '../year-book.ts'
import { findOpenUnit } from '../year-state.ts'
import { holdsAnything, typedAnswers } from './typed-answers.ts'

export interface SavedPaper {
  readonly submission: Submission
  readonly reading: ReturnReading
}

/**
 * Makes a submission of a return on paper: the unit's own form filled with what was typed, read back by the reader of
 * files. So it has bytes, cells of origin and differences like any other.
 */
export async function savePaper(
  office: Office,
  book: YearBook,
  unit: UnitId,
  content: PaperContent,
): Promise<Outcome<SavedPaper>> {
  const open = findOpenUnit(book, unit)
  if (!open.ok) return open
  const received = content.received === null ? null : parseDay(content.received)
  if (received === null) return fail('bad-request', '请填写收到日期：逾期工作日按这一天计算。')
  const answers = typedAnswers(content)
  if (!holdsAnything(answers)) {
    return fail('nothing-picked', '表内还没有录入任何内容，没有保存。请按纸质表录入后再保存。')
  }
  const form = formOf(book, open.value)
  // The day in the file's properties: the same answers received on another day are another return.
  const bytes = await writeForm(form, answers, { created: new Date(`${received}T00:00:00Z`) })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = findSubmissionByBytes(office.db, book.year.year, sha256)
  if (known !== null) {
    return fail(
      'nothing-picked',
      `内容和收到日期与${open.value.name}第 ${known.number} 次报送完全相同，没有重复保存。`,
    )
  }
  const read = await readOwnForm(office, form, bytes)
  if (!read.ok) return read
  const submission = office.db.transaction(() => {
    storePaperDraft(office.db, office.act(), { year: book.year.year, unit, content: '' })
    return receiveSubmission(office, book, {
      year: book.year.year,
      unit,
      bytes,
      sha256,
      fileName: formFileName(form).replace(/\.xlsx$/, '（纸质录入）.xlsx'),
      received,
      schemeVersion: book.schemeVersion,
      way: 'paper',
      reading: read.value,
    })
  })()
  return { ok: true, value: { submission, reading: read.value } }
}

async function readOwnForm(office: Office, form: Form, bytes: Uint8Array): Promise<Outcome<ReturnReading>> {
  const reader = office.startReader()
  const outcome = await reader.read(bytes)
  await reader.close()
  if (!outcome.ok) return fail('unreadable', `录入的表没能读回，没有保存：${outcome.refusal.message}`)
  const hidden = readHiddenIdentity(outcome.workbook, (text) =>
    createHash('sha256').update(text).digest('hex'),
  )
  const table = locateTable(outcome.workbook, form)
  if (!table.ok) return fail('unreadable', `录入的表没能读回，没有保存：${table.error.message}`)
  return { ok: true, value: readReturn(outcome.workbook, form, table.value, hidden) }
}
