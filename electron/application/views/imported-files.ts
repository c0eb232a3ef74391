import { basename } from 'node:path'
import { loadSubmissions } from '#db/submissions.ts'
import type { ImportedFile, ImportResult } from '#shared/contract/returns.ts'
import type { FileResult } from '../file-result.ts'
import { MACROS_REFUSED } from '../import-file.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'

/** What became of each file of an import, by its bare name. */
export function importResult(
  { db }: Office,
  book: YearBook,
  { results, notTried }: { readonly results: readonly FileResult[]; readonly notTried: number },
): ImportResult {
  const submissions = loadSubmissions(db, book.year.year)
  const units = new Map(book.units.map(({ name, unit }) => [name, unit.id]))
  const files = results.map((file): ImportedFile => {
    const unit = file.unit === null ? undefined : units.get(file.unit)
    const own = unit === undefined ? [] : (submissions.get(unit) ?? [])
    const submission = own.find(({ number }) => number === file.submission)
    return {
      name: basename(file.path),
      result: file.result,
      unit: unit ?? null,
      unitName: file.unit,
      submission: submission === undefined ? null : { id: submission.id, number: submission.number },
      message: file.message,
      macros: file.message === MACROS_REFUSED,
      cells: file.cells.length,
      cellRemarks: file.cells.filter(({ remark }) => remark !== null).length,
      cellErrors: file.cells.filter(({ error }) => error !== null).length,
      fileRemarks: file.remarks.length,
    }
  })
  const count = (...kinds: readonly FileResult['result'][]): number =>
    results.filter(({ result }) => kinds.includes(result)).length
  return {
    files,
    stored: count('read', 'remarks'),
    refused: count('refused'),
    duplicates: count('duplicate'),
    passedOver: count('passed-over'),
    cancelled: notTried > 0,
    notTried,
  }
}
