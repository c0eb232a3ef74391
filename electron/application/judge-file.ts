import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { findSubmissionByBytes } from '#db/submissions.ts'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { identifyReturn, type Identified } from '#shared/returns/identify-return.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { UnitDirectory } from '#shared/returns/unit-directory.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import type { Office } from './office.ts'
import { directoryOf, nameOf, notEvaluated, wholeDirectoryOf } from './unit-resolver.ts'
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

export interface FileToJudge {
  readonly path: string
  /** The unit that the office states for this file; null: the file tells. */
  readonly unit: UnitId | null
  readonly allowMacros: boolean
}

/** What a file is, before anything is stored. */
export type Judged =
  | {
      readonly kind: 'readable'
      readonly bytes: Uint8Array
      readonly sha256: string
      readonly unit: UnitId
      /** By what the unit was recognised. */
      readonly recognised: string
      readonly unknownName: string | null
      readonly reading: ReturnReading
    }
  | {
      readonly kind: 'duplicate'
      readonly sha256: string
      readonly unit: UnitId
      readonly number: number
    }
  | {
      readonly kind: 'refused'
      readonly message: string
      readonly unit: UnitId | null
      /** What the officer can set aside: say the unit, or trust the macros; null: nothing. */
      readonly ask: 'unit' | 'macros' | null
      readonly candidates: readonly UnitId[]
      readonly unknownName: string | null
    }

const MACROS_REFUSED =
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

/** Guards, reads, identifies: the gates stand in the order of the threats that they meet. */
export async function judgeFile(at: Import, file: FileToJudge): Promise<Judged> {
  const opened = await openReturnFile(file.path)
  if (!opened.ok) return refused(opened.refusal.message)
  const { bytes } = opened
  const sha256 = sha256Of(bytes)
  const known = findSubmissionByBytes(at.office.db, at.book.year.year, sha256)
  if (known !== null) {
    const { unit, number } = known
    if (file.unit === null || file.unit === unit) return { kind: 'duplicate', sha256, unit, number }
    return refuseStated(at.book, known, file.unit)
  }
  const outcome = await at.reader.read(bytes)
  if (!outcome.ok) return refused(outcome.refusal.message)
  if (outcome.workbook.macros && !file.allowMacros) return { ...refused(MACROS_REFUSED), ask: 'macros' }
  return judgeWorkbook(at, file, outcome.workbook, { bytes, sha256 })
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function judgeWorkbook(
  at: Import,
  { path, unit: stated }: FileToJudge,
  workbook: Workbook,
  { bytes, sha256 }: { readonly bytes: Uint8Array; readonly sha256: string },
): Judged {
  const { book, directory } = at
  const identify = (units: UnitDirectory): Identified =>
    identifyReturn({
      workbook,
      fileName: basename(path),
      year: book.year.year,
      directory: units,
      stated,
      sha256Hex: sha256Of,
    })
  const identified = identify(directory)
  if (!identified.ok) {
    const { error, unit, candidates, unknownName } = identified
    const past = error.code === 'unit-unknown' ? identify(wholeDirectoryOf(book)) : null
    if (past?.ok === true) return { ...refused(notEvaluated(book, past.unit)), ask: 'unit' }
    const ask = error.code === 'unit-doubt' || error.code === 'unit-unknown' ? 'unit' : null
    return { kind: 'refused', message: error.message, unit, ask, candidates, unknownName }
  }
  const { unit, recognised, unknownName } = identified
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) throw new Error('the directory holds only units of the year')
  const form = at.formFor(evaluated)
  const table = locateTable(workbook, form)
  if (!table.ok) return refused(table.error.message, unit)
  const reading = readReturn(workbook, form, table.value, identified.hidden)
  return { kind: 'readable', bytes, sha256, unit, recognised, unknownName, reading }
}

function refused(message: string, unit: UnitId | null = null): Extract<Judged, { kind: 'refused' }> {
  return { kind: 'refused', message, unit, ask: null, candidates: [], unknownName: null }
}

/** The office states one unit for bytes that are another's return already. */
function refuseStated(
  book: YearBook,
  known: { readonly unit: UnitId; readonly number: number },
  stated: UnitId,
): Judged {
  const owner = nameOf(book, known.unit) ?? ''
  const message = `这个文件与${owner}第 ${known.number} 次报送的完全相同，不能再作为“${nameOf(book, stated) ?? ''}”的自评表导入。请核对文件是否选错。`
  return refused(message, known.unit)
}
