import { basename } from 'node:path'
import { loadSubmissions } from '#db/submissions.ts'
import type { ImportedFile, ImportResult } from '#shared/contract/returns.ts'
import { doubtsOf } from '#shared/returns/doubts.ts'
import type { FileResult } from '../file-result.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'

/** What became of each file of an import, by its bare name. */
export function importResult(
  { db }: Office,
  book: YearBook,
  { results, notTried, waiting }: { results: readonly FileResult[]; notTried: number; waiting: number },
): ImportResult {
  const submissions = loadSubmissions(db, book.year.year)
  const units = new Map(book.units.map(({ name, unit }) => [name, unit.id]))
  const files = results.map((file): ImportedFile => {
    const unit = file.unit === null ? undefined : units.get(file.unit)
    const own = unit === undefined ? [] : (submissions.get(unit) ?? [])
    const submission = own.find(({ number }) => number === file.submission)
    const doubts = doubtsOf(file).length
    return {
      name: basename(file.path),
      result: file.result,
      unit: unit ?? null,
      unitName: file.unit,
      submission: submission === undefined ? null : { id: submission.id, number: submission.number },
      message: file.message ?? readText(file, doubts),
      doubts,
    }
  })
  const count = (...kinds: readonly FileResult['result'][]): number =>
    results.filter(({ result }) => kinds.includes(result)).length
  return {
    files: files.toSorted((a, b) => rankOf(a) - rankOf(b)),
    stored: count('read', 'remarks'),
    refused: count('refused'),
    duplicates: count('duplicate'),
    passedOver: count('passed-over'),
    notTried,
    waiting,
  }
}

/** What did not come in first: it has to be seen. */
function rankOf({ result, doubts }: ImportedFile): number {
  if (result === 'refused') return 0
  if (result === 'read' || result === 'remarks') return doubts > 0 ? 1 : 2
  return 3
}

function readText({ cells }: FileResult, doubts: number): string {
  const refused = cells.filter(({ error }) => error !== null).length
  const ofThem = refused === 0 ? '' : `，其中 ${refused} 格不能读入`
  return doubts === 0
    ? `读了 ${cells.length} 格，没有疑点。`
    : `读了 ${cells.length} 格，疑点 ${doubts} 处${ofThem}，请核对。`
}
