import { basename } from 'node:path'
import { loadSubmissions } from '#db/submissions.ts'
import type { StagedFileRow, StagingView } from '#shared/contract/staging.ts'
import { doubtsOf } from '#shared/returns/doubts.ts'
import { countLateWorkingDays } from '#shared/scoring/working-days.ts'
import { NOTHING_FILLED } from '../file-result.ts'
import { officeCalendar } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import { planStaging, type PlannedFile } from '../staging/plan-staging.ts'
import { receivedOn, type Staging } from '../staging/staging.ts'
import { nameOf } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'

/** What would happen to each checked file; those that need the officer first. */
export function stagingView(office: Office, book: YearBook, staging: Staging): StagingView {
  const planned = planStaging(office, book, staging)
  const count = (...states: readonly PlannedFile['state'][]): number =>
    planned.filter(({ state }) => states.includes(state)).length
  return {
    files: planned
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map((one) => stagedRow(office, book, staging, one)),
    received: staging.received,
    ready: count('ready'),
    asked: count('ask-unit', 'ask-macros'),
    refused: count('refused'),
    notTried: staging.notTried,
  }
}

const RANKS: Readonly<Record<PlannedFile['state'], number>> = {
  'ask-unit': 0,
  'ask-macros': 0,
  refused: 1,
  ready: 2,
  duplicate: 3,
  'left-out': 4,
  'passed-over': 5,
}

function rankOf({ state }: PlannedFile): number {
  return RANKS[state]
}

export function stagedRow(
  office: Office,
  book: YearBook,
  staging: Staging,
  planned: PlannedFile,
): StagedFileRow {
  const { file, state, unit, number, against } = planned
  const { judged, found, stated, allowMacros } = file
  const reading = judged.kind === 'readable' ? judged.reading : null
  return {
    id: file.id,
    name: basename(found.path),
    state,
    unit,
    unitName: unit === null ? null : nameOf(book, unit),
    recognised: judged.kind === 'readable' ? judged.recognised : '',
    received: receivedOn(office, staging, file).day,
    number,
    message: messageOf(office, book, staging, planned),
    candidates: judged.kind === 'refused' ? judged.candidates : [],
    unknownName: judged.kind === 'refused' && judged.ask === 'unit' ? judged.unknownName : null,
    stated: stated !== null || allowMacros,
    readable: reading !== null,
    doubts: reading === null ? 0 : doubtsOf(reading).length,
    changes: against?.changes.length ?? null,
  }
}

function messageOf(office: Office, book: YearBook, staging: Staging, planned: PlannedFile): string {
  const { file, state, unit, number, sameAs } = planned
  const { judged } = file
  const unitName = (unit === null ? null : nameOf(book, unit)) ?? '该单位'
  switch (state) {
    case 'ready':
      return readyText(office, book, staging, planned)
    case 'left-out':
      return '选择了不导入。'
    case 'duplicate': {
      const same = staging.files.find(({ id }) => id === sameAs)
      return same === undefined
        ? `与${unitName}第 ${number ?? 0} 次报送的文件完全相同，不会重复导入。`
        : `与这里的“${basename(same.found.path)}”完全相同，只导入一份。`
    }
    case 'passed-over':
      return judged.kind === 'passed-over' ? `跳过：${judged.reason}。` : ''
    default:
      return judged.kind === 'refused' ? judged.message : ''
  }
}

function readyText(office: Office, book: YearBook, staging: Staging, planned: PlannedFile): string {
  const { file, number, against, stands } = planned
  const { judged, learn } = file
  if (judged.kind !== 'readable') throw new Error('only what was read is ready')
  const { reading, unit } = judged
  const refused = reading.cells.filter(({ error }) => error !== null).length
  const parts = [
    `读了 ${reading.cells.length} 格`,
    ...(refused > 0 ? [`其中 ${refused} 格不能读入`] : []),
    `将作为第 ${number ?? 0} 次报送导入`,
  ]
  if (against !== null) {
    const { length } = against.changes
    parts.push(
      length === 0
        ? `内容与第 ${against.number} 次没有不同`
        : `与第 ${against.number} 次相比有 ${length} 格不同`,
    )
  }
  const sentences = [`${parts.join('，')}。`]
  if (!reading.rows.some(({ filled }) => filled)) sentences.push(NOTHING_FILLED)
  const before = against?.number ?? 0
  if (stands === 'incomplete') {
    sentences.push(`这份没有填全，第 ${before} 次是全的，仍以第 ${before} 次为准。`)
  }
  if (stands === 'chosen') {
    sentences.push(`办公室已选定以第 ${before} 次为准，导入后请在导入核对中确定以哪次为准。`)
  }
  const late = lateDays(office, book, staging, planned)
  const { remark } = receivedOn(office, staging, file)
  if (remark !== null) sentences.push(remark)
  if (late > 0) sentences.push(`逾期 ${late} 个工作日。`)
  if (learn !== null) sentences.push(`“${learn}”将记为${nameOf(book, unit) ?? ''}的别名。`)
  return sentences.join('')
}

/** Of a unit's first return; a later one makes nobody late. */
function lateDays(
  office: Office,
  book: YearBook,
  staging: Staging,
  { file, number, unit }: PlannedFile,
): number {
  const { db } = office
  const received = receivedOn(office, staging, file).day
  const had = unit !== null && (loadSubmissions(db, book.year.year).get(unit) ?? []).length > 0
  if (had || number !== 1 || received <= book.deadline) return 0
  return countLateWorkingDays(
    book.deadline,
    received,
    officeCalendar(db, book.deadline, [{ firstReceived: received }]),
  )
}
