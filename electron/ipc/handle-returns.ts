import type { Progress } from '#electron/application/export-forms.ts'
import type { Office } from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { changeStaged as change, type StagedChange } from '#electron/application/staging/change-staged.ts'
import { confirmStaged as confirm } from '#electron/application/staging/confirm-staged.ts'
import { refuseFuture } from '#electron/application/refuse-future.ts'
import { stageFiles } from '#electron/application/staging/stage-files.ts'
import { replaceFiles, type Staging } from '#electron/application/staging/staging.ts'
import { importResult } from '#electron/application/views/imported-files.ts'
import {
  stagedReading as readingOf,
  stagedSheet as sheetOf,
} from '#electron/application/views/staged-reading.ts'
import { stagingView } from '#electron/application/views/staging-view.ts'
import type { YearBook } from '#electron/application/year-book.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { StagedFileChange, StagingView } from '#shared/contract/staging.ts'
import { unitId } from '#shared/plan/unit.ts'
import { parseDay, type Day } from '#shared/scheme/day.ts'
import type { Desk } from './desk.ts'
import { ofYear, type Handler } from './handler.ts'
import { refuseBusy, runJob } from './jobs.ts'

export const pickReturns: Handler<'pickReturns'> = async ({ desk }, { what }) => {
  const { pickReturns: ask } = desk.host
  if (ask === null) return fail('not-in-this-host', '请把文件拖到收表页，或点“选择文件”。')
  const paths = await ask(what, 'returns')
  if (paths === null) return fail('cancelled', '没有选择文件。')
  return { ok: true, value: { picks: paths.map((path) => desk.pick(path, what === 'folder')) } }
}

export const stageReturns: Handler<'stageReturns'> = ofYear(
  ({ desk, office, book }, request: RequestOf<'stageReturns'>) => {
    const paths = request.picks.map((id) => desk.picks.find(id))
    const known = paths.filter((path) => path !== null)
    if (known.length < paths.length) {
      return fail('unknown-pick', '有所选文件已不在程序中，没有检查任何文件。请重新选择。')
    }
    const received = readDay(office, request.received)
    if (!received.ok) return received
    return runJob(desk, 'check', async (progress, stopped) => {
      const staged = await stageFiles(office, book, {
        paths: known,
        received: received.value,
        before: desk.stagings.get(book.year.year) ?? null,
        progress: byName(progress),
        stopped,
      })
      return staged.ok ? keepStaging({ desk, office, book }, staged.value) : staged
    })
  },
)

export const stagedReturns: Handler<'stagedReturns'> = ofYear(({ desk, office, book }) => {
  const staging = desk.stagings.get(book.year.year)
  return { ok: true, value: { staging: staging === undefined ? null : stagingView(office, book, staging) } }
})

export const changeStaged: Handler<'changeStaged'> = ofYear(
  async (at, { file, change: asked }: RequestOf<'changeStaged'>) => {
    const { desk, office, book } = at
    const staging = findStaging(at)
    if (!staging.ok) return staging
    const changed = await change(office, book, staging.value, file, toChange(asked))
    if (!changed.ok) return changed
    // While the file was read again another one may have been changed.
    const now = desk.stagings.get(book.year.year) ?? staging.value
    return keepStaging(at, replaceFiles(now, changed.value))
  },
)

export const receiveStagedOn: Handler<'receiveStagedOn'> = ofYear(
  (at, request: RequestOf<'receiveStagedOn'>) => {
    const staging = findStaging(at)
    if (!staging.ok) return staging
    const received = readDay(at.office, request.received)
    return received.ok ? keepStaging(at, { ...staging.value, received: received.value }) : received
  },
)

export const stagedReading: Handler<'stagedReading'> = ofYear(
  ({ desk, office, book }, { file }: RequestOf<'stagedReading'>) =>
    readingOf(office, book, desk.stagings.get(book.year.year) ?? null, file),
)

export const stagedSheet: Handler<'stagedSheet'> = ofYear(
  ({ desk, office, book }, { file, sheet }: RequestOf<'stagedSheet'>) =>
    sheetOf(office, book, desk.stagings.get(book.year.year) ?? null, file, sheet),
)

export const confirmStaged: Handler<'confirmStaged'> = ofYear((at: At) => {
  const { desk, office, book } = at
  const staging = findStaging(at)
  if (!staging.ok) return staging
  return runJob(desk, 'import', async (progress, stopped) => {
    const confirmed = await confirm(office, book, staging.value, { progress: byName(progress), stopped })
    if (!confirmed.ok) return confirmed
    const { results, notTried, rest } = confirmed.value
    if (rest === null) desk.stagings.delete(book.year.year)
    else desk.stagings.set(book.year.year, rest)
    const waiting = rest === null ? 0 : stagingView(office, book, rest).asked
    const result = importResult(office, book, { results, notTried, waiting })
    desk.imports.set(book.year.year, result)
    return { ok: true, value: result }
  })
})

export const dropStaged: Handler<'dropStaged'> = ({ desk }, { year }) => {
  const idle = refuseBusy(desk)
  if (!idle.ok) return idle
  desk.stagings.delete(year)
  return { ok: true, value: {} }
}

export const lastImport: Handler<'lastImport'> = ({ desk }, { year }) => ({
  ok: true,
  value: { result: desk.imports.get(year) ?? null },
})

export const cancelJob: Handler<'cancelJob'> = ({ desk }) => {
  if (desk.job === null) return { ok: true, value: { running: false } }
  desk.job.stopped = true
  return { ok: true, value: { running: true } }
}

interface At {
  readonly desk: Desk
  readonly office: Office
  readonly book: YearBook
}

function findStaging({ desk, book }: At): Outcome<Staging> {
  const idle = refuseBusy(desk)
  if (!idle.ok) return idle
  const staging = desk.stagings.get(book.year.year)
  if (staging !== undefined) return { ok: true, value: staging }
  return fail('nothing-picked', '没有等待确认的文件。请先把报回的文件拖入检查。')
}

function keepStaging({ desk, office, book }: At, staging: Staging): Outcome<StagingView> {
  if (staging.files.length === 0) return fail('nothing-picked', '没有检查任何文件。请重新选择。')
  desk.stagings.set(book.year.year, staging)
  return { ok: true, value: stagingView(office, book, staging) }
}

function toChange(asked: StagedFileChange): StagedChange {
  return asked.kind === 'unit' ? { ...asked, unit: unitId(asked.unit) } : asked
}

function readDay(office: Office, text: string | null): Outcome<Day | null> {
  const day = text === null ? null : parseDay(text)
  if (day === null && text !== null) return fail('bad-request', `收到日期“${text}”不存在。请改正日期。`)
  const due = refuseFuture(office, day)
  return due.ok ? { ok: true, value: day } : due
}

/** The renderer hears the file's name, never where it lies. */
function byName(progress: Progress): Progress {
  return (done, total, path) => progress(done, total, path.replace(/^.*[\\/]/, ''))
}
