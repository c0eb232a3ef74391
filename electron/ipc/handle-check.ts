import { adoptRule as adopt, openOfRule } from '#electron/application/check/adopt-rule.ts'
import { chooseStanding as choose } from '#electron/application/check/choose-standing.ts'
import { decideCells as decide } from '#electron/application/check/decide-cells.ts'
import { previewRewrite as preview } from '#electron/application/check/preview-rewrite.ts'
import { submissionReading } from '#electron/application/views/submission-reading.ts'
import { submissionRows } from '#electron/application/views/submission-rows.ts'
import { submissionSheet as sheetOf } from '#electron/application/views/submission-sheet.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { ofYear, type Handler } from './handler.ts'

export const listSubmissions: Handler<'listSubmissions'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { submissions: submissionRows(office, book) },
}))

export const readSubmission: Handler<'readSubmission'> = ({ office }, { submission }) =>
  submissionReading(office, submission)

export const submissionSheet: Handler<'submissionSheet'> = ({ office }, { submission, sheet }) =>
  sheetOf(office, submission, sheet)

export const decideCells: Handler<'decideCells'> = async ({ office }, { submission, decisions }) => {
  const decided = await decide(office, submission, decisions)
  return decided.ok ? { ok: true, value: {} } : decided
}

export const previewRewrite: Handler<'previewRewrite'> = ({ office }, { submission, ...cell }) =>
  preview(office, submission, cell)

export const countRule: Handler<'countRule'> = ofYear(
  ({ office, book }, { code }: RequestOf<'countRule'>) => {
    const found = openOfRule(office, book, code)
    const doubts = found.reduce((sum, one) => sum + one.doubts.length, 0)
    return { ok: true, value: { doubts, units: found.length } }
  },
)

export const adoptRule: Handler<'adoptRule'> = ofYear(({ office, book }, { code }: RequestOf<'adoptRule'>) =>
  adopt(office, book, code),
)

export const chooseStanding: Handler<'chooseStanding'> = ({ office }, { submission, reason }) => {
  const chosen = choose(office, submission, reason)
  return chosen.ok ? { ok: true, value: { reopened: chosen.value.reopened.length } } : chosen
}
