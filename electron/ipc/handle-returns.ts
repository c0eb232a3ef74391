import { findSubmissionBook } from '#electron/application/find-submission-book.ts'
import { importPicked } from '#electron/application/import-picked.ts'
import { fail } from '#electron/application/outcome.ts'
import { submissionReading } from '#electron/application/views/submission-reading.ts'
import { submissionRows } from '#electron/application/views/submission-rows.ts'
import { submissionSheet as sheetOf } from '#electron/application/views/submission-sheet.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { parseDay } from '#shared/scheme/day.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'

export const pickReturns: Handler<'pickReturns'> = async ({ desk }, { what }) => {
  const { pickReturns: ask } = desk.host
  if (ask === null) return fail('not-in-this-host', '请把文件拖到收表页，或点“选择文件”。')
  const paths = await ask(what)
  if (paths === null) return fail('cancelled', '没有选择文件，没有导入。')
  return { ok: true, value: { picks: paths.map((path) => desk.pick(path, what === 'folder')) } }
}

export const importReturns: Handler<'importReturns'> = ofYear(
  ({ desk, office, book }, request: RequestOf<'importReturns'>) => {
    const paths = request.picks.map((id) => desk.picks.find(id))
    const known = paths.filter((path) => path !== null)
    if (known.length < paths.length) {
      return fail('unknown-pick', '有所选文件已不在程序中，没有导入任何文件。请重新选择。')
    }
    const received = request.received === null ? null : parseDay(request.received)
    if (received === null && request.received !== null) {
      return fail('bad-request', `收到日期“${request.received}”不存在，没有导入任何文件。请改正日期。`)
    }
    return runJob(desk, 'import', async (progress, stopped) => {
      const imported = await importPicked(office, book, {
        paths: known,
        received,
        unit: request.unit === null ? null : unitId(request.unit),
        allowMacros: request.allowMacros,
        progress: (done, total, path) => progress(done, total, path.replace(/^.*[\\/]/, '')),
        stopped,
      })
      if (imported.ok) desk.imports.set(book.year.year, imported.value)
      return imported
    })
  },
)

export const lastImport: Handler<'lastImport'> = ({ desk }, { year }) => ({
  ok: true,
  value: { result: desk.imports.get(year) ?? null },
})

export const cancelJob: Handler<'cancelJob'> = ({ desk }) => {
  if (desk.job === null) return { ok: true, value: { running: false } }
  desk.job.stopped = true
  return { ok: true, value: { running: true } }
}

export const listSubmissions: Handler<'listSubmissions'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { submissions: submissionRows(office, book) },
}))

export const readSubmission: Handler<'readSubmission'> = ({ office }, { submission }) => {
  const book = findSubmissionBook(office, submission)
  return book.ok ? submissionReading(office, book.value, submission) : book
}

export const submissionSheet: Handler<'submissionSheet'> = ({ office }, { submission, sheet }) =>
  sheetOf(office, submission, sheet)
