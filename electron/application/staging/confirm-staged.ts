import { basename } from 'node:path'
import { findSubmissionByBytes } from '#db/submissions.ts'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import type { Progress } from '../export-forms.ts'
import {
  duplicateFile,
  passedOverFile,
  readFile,
  refusedFile,
  withRemark,
  type FileResult,
} from '../file-result.ts'
import { logRefusal } from '../import-file.ts'
import { sha256Of } from '../judge-file.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { receiveSubmission } from '../receive.ts'
import { nameOf } from '../unit-resolver.ts'
import { openYear, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { forgetImport, noteImport } from './broken-import.ts'
import { isNobodysName, learnAlias } from './learn-alias.ts'
import { planStaging, type PlannedFile } from './plan-staging.ts'
import { receivedOn, type StagedFile, type Staging } from './staging.ts'

export interface Confirmed {
  readonly results: readonly FileResult[]
  /** 取消: so many that could be imported were not. */
  readonly notTried: number
  /** What is still to be decided, and what was not tried; null: nothing. */
  readonly rest: Staging | null
}

/** Stores the checked files one by one, each whole or not at all. Files that wait for an answer of the officer stay. */
export async function confirmStaged(
  office: Office,
  book: YearBook,
  staging: Staging,
  { progress, stopped }: { readonly progress: Progress; readonly stopped: () => boolean },
): Promise<Outcome<Confirmed>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  if (staging.schemeVersion !== book.schemeVersion) {
    return fail('stale-check', '检查之后指标或目标值改动过，没有导入任何文件。请点“重新检查”后再确认导入。')
  }
  const planned = planStaging(office, book, staging)
  const ready = planned.filter(({ state }) => state === 'ready')
  noteImport(
    office,
    book.year.year,
    ready.flatMap(({ file }) => toBeStored(file)),
  )
  try {
    return { ok: true, value: await settleAll(office, book, staging, planned, { progress, stopped }) }
  } finally {
    forgetImport(office)
  }
}

function toBeStored({
  found,
  judged,
}: StagedFile): readonly { readonly path: string; readonly sha256: string }[] {
  return judged.kind === 'readable' ? [{ path: found.path, sha256: judged.sha256 }] : []
}

async function settleAll(
  office: Office,
  book: YearBook,
  staging: Staging,
  planned: readonly PlannedFile[],
  { progress, stopped }: { readonly progress: Progress; readonly stopped: () => boolean },
): Promise<Confirmed> {
  const total = planned.filter(({ state }) => state === 'ready').length
  const results: FileResult[] = []
  const kept = new Set<string>()
  let tried = 0
  let halted = false
  for (const one of planned) {
    halted ||= stopped()
    if (halted || one.state === 'ask-unit' || one.state === 'ask-macros') {
      kept.add(one.file.id)
      continue
    }
    if (one.state === 'ready') {
      tried += 1
      progress(tried, total, one.file.found.path)
    }
    results.push(await settle(office, book, staging, one))
  }
  const files = staging.files.filter(({ id }) => kept.has(id))
  const rest = files.length === 0 ? null : { ...staging, files, notTried: 0 }
  return { results, notTried: total - tried, rest }
}

async function settle(
  office: Office,
  book: YearBook,
  staging: Staging,
  planned: PlannedFile,
): Promise<FileResult> {
  const { file } = planned
  const { path } = file.found
  const unit = planned.unit === null ? null : nameOf(book, planned.unit)
  const refuse = (message: string): FileResult => {
    logRefusal(office, book, { path, unit, message })
    return refusedFile(path, message, unit)
  }
  switch (planned.state) {
    case 'ready':
      return store(office, book, staging, planned, refuse)
    case 'duplicate': {
      if (planned.number !== null) return duplicateFile(path, unit, planned.number)
      const message = '与本次导入的另一个文件完全相同，只导入了一份。'
      return { ...duplicateFile(path, unit, 0), submission: null, message }
    }
    case 'left-out': {
      const message = '按经办人的选择没有导入。'
      logRefusal(office, book, { path, unit, message })
      return { ...passedOverFile(path, ''), unit, message }
    }
    case 'passed-over':
      return passedOverFile(path, file.judged.kind === 'passed-over' ? file.judged.reason : '')
    default:
      return refuse(file.judged.kind === 'refused' ? file.judged.message : '')
  }
}

/** The bytes are read again and must be those that were checked. */
async function store(
  office: Office,
  book: YearBook,
  staging: Staging,
  { file }: PlannedFile,
  refuse: (message: string) => FileResult,
): Promise<FileResult> {
  const { judged, found, learn } = file
  if (judged.kind !== 'readable') throw new Error('only what was read is stored')
  const { path } = found
  const opened = await openReturnFile(path)
  if (!opened.ok) return refuse(opened.refusal.message)
  if (sha256Of(opened.bytes) !== judged.sha256) {
    return refuse('文件在检查之后改动过，内容与检查时不同，没有导入。请把文件重新拖入检查。')
  }
  const { unit, sha256, reading } = judged
  const name = nameOf(book, unit) ?? unit
  const known = findSubmissionByBytes(office.db, book.year.year, sha256)
  if (known !== null) return duplicateFile(path, nameOf(book, known.unit), known.number)
  const fileName = basename(path)
  const received = receivedOn(office, staging, file)
  const { number } = office.db.transaction(() => {
    const stored = receiveSubmission(office, book, {
      year: book.year.year,
      unit,
      bytes: opened.bytes,
      sha256,
      fileName,
      received: received.day,
      schemeVersion: book.schemeVersion,
      way: 'file',
      reading,
    })
    if (learn !== null && isStillNobodysName(office, book, learn)) {
      learnAlias(office.db, office.act(), book, { unit, name: learn, file: fileName })
    }
    return stored
  })()
  return withRemark(readFile(path, name, number, reading), received.remark)
}

/** The file before may have brought the same name. */
function isStillNobodysName(office: Office, book: YearBook, name: string): boolean {
  const now = openYear(office, book.year.year)
  return now.ok && isNobodysName(now.value, name)
}
