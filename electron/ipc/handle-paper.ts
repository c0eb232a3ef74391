import { findSubmissionBook } from '#electron/application/find-submission-book.ts'
import { keepPaperDraft as keep } from '#electron/application/paper/paper-draft.ts'
import { savePaper as save } from '#electron/application/paper/save-paper.ts'
import {
  paperContentOf,
  paperForm as formOf,
  paperUnits as unitsOf,
} from '#electron/application/views/paper-form.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'

export const paperUnits: Handler<'paperUnits'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { units: unitsOf(office, book) },
}))

export const paperForm: Handler<'paperForm'> = ofYear(({ office, book }, { unit }: RequestOf<'paperForm'>) =>
  formOf(office, book, unitId(unit)),
)

export const paperFromSubmission: Handler<'paperFromSubmission'> = ({ office }, { submission }) => {
  const book = findSubmissionBook(office, submission)
  return book.ok ? paperContentOf(office, book.value, submission) : book
}

export const keepPaperDraft: Handler<'keepPaperDraft'> = ofYear(
  ({ office, book }, { unit, content }: RequestOf<'keepPaperDraft'>) =>
    keep(office, book, unitId(unit), content),
)

export const savePaper: Handler<'savePaper'> = ofYear(
  async ({ office, book }, { unit, content }: RequestOf<'savePaper'>) => {
    const saved = await save(office, book, unitId(unit), content)
    if (!saved.ok) return saved
    const { submission, reading } = saved.value
    return {
      ok: true,
      value: {
        submission: submission.id,
        number: submission.number,
        complete: submission.complete,
        cellRemarks: reading.cells.filter(({ remark }) => remark !== null).length,
        cellErrors: reading.cells.filter(({ error }) => error !== null).length,
      },
    }
  },
)
