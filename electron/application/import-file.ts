import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { appendLog } from '#db/log.ts'
import { findSubmissionByBytes } from '#db/submissions.ts'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { identifyReturn } from '#shared/returns/identify-return.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { UnitDirectory } from '#shared/returns/unit-directory.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import type { Day } from '#shared/scheme/day.ts'
import { refusedFile, type FileResult } from './file-result.ts'
import type { Office } from './office.ts'
import { receiveSubmission } from './receive.ts'
import { directoryOf, nameOf } from './unit-resolver.ts'
import { findEvaluated, formOf, type EvaluatedUnit, type YearBook } from './year-book.ts'

/** An import at work: one warm reader for all its files. */
export interface Import {
  readonly office: Office
  readonly book: YearBook
  readonly directory: UnitDirectory
  readonly reader: WorkbookReader
  /** A unit's form, made when its first return comes. */
  readonly formFor: (evaluated: EvaluatedUnit) => Form
  readonly close: () => Promise<void>
}

export interface FileToImport {
  readonly path: string
  readonly received: Day
  /** The unit that the office states for this file; null: the file tells. */
  readonly unit: UnitId | null
  readonly allowMacros: boolean
}

/** The one refusal that the officer can set aside for a file that she trusts. */
export const MACROS_REFUSED =
  '文件带有宏，没有导入。请让单位另存为不带宏的 .xlsx 后重新报送；确认可靠的，可选择只读数据（宏不会运行）后再导入。'

export function openImport(office: Office, book: YearBook): Import {
  const reader = office.startReader()
  const forms = new Map<UnitId, Form>()
  const formFor = (evaluated: EvaluatedUnit): Form => {
    const form = forms.get(evaluated.unit.id) ?? formOf(book, evaluated)
    forms.set(evaluated.unit.id, form)
    return form
  }
  return { office, book, directory: directoryOf(book), reader, formFor, close: () => reader.close() }
}

/** Takes in one file, or refuses it; a refusal is kept in the log, so that nothing that was sent goes unrecorded. */
export async function importFile(at: Import, file: FileToImport): Promise<FileResult> {
  const result = await tryFile(at, file)
  if (result.result === 'refused') logRefusal(at, result)
  return result
}

function logRefusal({ office: { db, act }, book }: Import, { path, unit, message }: FileResult): void {
  const detail = { year: book.year.year, file: basename(path), unit, message }
  db.transaction(() => appendLog(db, act(), { action: '未导入', object: basename(path), detail }))()
}

/** Guards, reads, identifies, stores: the gates stand in the order of the threats that they meet. */
async function tryFile(at: Import, file: FileToImport): Promise<FileResult> {
  const { path } = file
  const opened = await openReturnFile(path)
  if (!opened.ok) return refusedFile(path, opened.refusal.message)
  const sha256 = createHash('sha256').update(opened.bytes).digest('hex')
  const known = findSubmissionByBytes(at.office.db, at.book.year.year, sha256)
  if (known !== null) {
    return file.unit === null || file.unit === known.unit
      ? duplicate(at.book, path, known)
      : refuseStated(at.book, path, known, file.unit)
  }
  const outcome = await at.reader.read(opened.bytes)
  if (!outcome.ok) return refusedFile(path, outcome.refusal.message)
  if (outcome.workbook.macros && !file.allowMacros) {
    return refusedFile(path, MACROS_REFUSED)
  }
  return takeIn(at, file, outcome.workbook, { bytes: opened.bytes, sha256 })
}

function takeIn(
  at: Import,
  { path, received, unit: stated }: FileToImport,
  workbook: Workbook,
  { bytes, sha256 }: { readonly bytes: Uint8Array; readonly sha256: string },
): FileResult {
  const { office, book, directory } = at
  const fileName = basename(path)
  const identified = identifyReturn({
    workbook,
    fileName,
    year: book.year.year,
    directory,
    stated,
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  })
  if (!identified.ok) {
    const unit = identified.unit === null ? null : nameOf(book, identified.unit)
    return refusedFile(path, identified.error.message, unit)
  }
  const evaluated = findEvaluated(book, identified.unit)
  if (evaluated === null) throw new Error('the directory holds only units of the year')
  const form = at.formFor(evaluated)
  const table = locateTable(workbook, form)
  if (!table.ok) return refusedFile(path, table.error.message, evaluated.name)
  const reading = readReturn(workbook, form, table.value, identified.hidden)
  const stored = receiveSubmission(office, book, {
    year: book.year.year,
    unit: identified.unit,
    bytes,
    sha256,
    fileName,
    received,
    schemeVersion: book.schemeVersion,
    way: 'file',
    reading,
  })
  return readFile(path, evaluated.name, stored.number, reading)
}

function readFile(path: string, unit: string, submission: number, reading: ReturnReading): FileResult {
  const { cells, remarks } = reading
  const clean = remarks.length === 0 && cells.every((cell) => cell.remark === null && cell.error === null)
  const message = reading.rows.some((row) => row.filled)
    ? null
    : '表内没有填写任何内容，已登记收到，各项按缺报处理。'
  return { path, result: clean ? 'read' : 'remarks', unit, submission, message, cells, remarks }
}

/** The office states one unit for bytes that are another's return already. */
function refuseStated(
  book: YearBook,
  path: string,
  known: { unit: UnitId; number: number },
  stated: UnitId,
): FileResult {
  const owner = nameOf(book, known.unit) ?? ''
  const message = `这个文件与${owner}第 ${known.number} 次报送的完全相同，不能再作为“${nameOf(book, stated) ?? ''}”的自评表导入。请核对文件是否选错。`
  return refusedFile(path, message, owner)
}

function duplicate(book: YearBook, path: string, known: { unit: UnitId; number: number }): FileResult {
  const unit = nameOf(book, known.unit)
  const message = `与${unit ?? '该单位'}第 ${known.number} 次报送的文件完全相同，没有重复导入。`
  return { path, result: 'duplicate', unit, submission: known.number, message, cells: [], remarks: [] }
}
