import { basename } from 'node:path'
import { appendLog } from '#db/log.ts'
import type { Day } from '#shared/scheme/day.ts'
import { duplicateFile, readFile, refusedFile, type FileResult } from './file-result.ts'
import { judgeFile, type FileToJudge, type Import } from './judge-file.ts'
import type { Office } from './office.ts'
import { receiveSubmission } from './receive.ts'
import { nameOf } from './unit-resolver.ts'
import type { YearBook } from './year-book.ts'

export interface FileToImport extends FileToJudge {
  readonly received: Day
}

/** Takes in one file, or refuses it; a refusal is kept in the log, so that nothing that was sent goes unrecorded. */
export async function importFile(at: Import, file: FileToImport): Promise<FileResult> {
  const { office, book } = at
  const { path, received } = file
  const judged = await judgeFile(at, file)
  switch (judged.kind) {
    case 'duplicate':
      return duplicateFile(path, nameOf(book, judged.unit), judged.number)
    case 'refused': {
      const unit = judged.unit === null ? null : nameOf(book, judged.unit)
      logRefusal(office, book, { path, unit, message: judged.message })
      return refusedFile(path, judged.message, unit)
    }
    case 'readable': {
      const { unit, bytes, sha256, reading } = judged
      const stored = receiveSubmission(office, book, {
        year: book.year.year,
        unit,
        bytes,
        sha256,
        fileName: basename(path),
        received,
        schemeVersion: book.schemeVersion,
        way: 'file',
        reading,
      })
      return readFile(path, nameOf(book, unit) ?? unit, stored.number, reading)
    }
  }
}

export function logRefusal(
  { db, act }: Office,
  { year: { year } }: YearBook,
  { path, unit, message }: Pick<FileResult, 'path' | 'unit' | 'message'>,
): void {
  const file = basename(path)
  const detail = { year, file, unit, message }
  db.transaction(() => appendLog(db, act(), { action: '未导入', object: file, detail }))()
}
