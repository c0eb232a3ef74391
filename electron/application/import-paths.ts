import { collectFiles } from './collect-files.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { Progress } from './export-forms.ts'
import type { FileResult } from './file-result.ts'
import { importFound, inOrderOfReceipt } from './import-found.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { buildResolver } from './unit-resolver.ts'
import { refuseArchived } from './year-state.ts'
import type { YearBook } from './year-book.ts'

export interface PathsToImport {
  readonly paths: readonly string[]
  /** null: each file's time of modification. */
  readonly received: Day | null
  /** The unit that is stated for one file; null: the files tell. */
  readonly unit: string | null
  readonly allowMacros: boolean
  /** Left out: each result comes with its cells. */
  readonly keepCells?: boolean
  readonly progress: Progress
}

/** Takes in files and folders one by one; each is stored whole or not at all, and the others go on. */
export async function importPaths(
  office: Office,
  book: YearBook,
  options: PathsToImport,
): Promise<Outcome<readonly FileResult[]>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const files = inOrderOfReceipt(await collectFiles(options.paths), options.received)
  const tried = files.filter((file) => file.passedOver === null)
  const unit = options.unit === null ? null : buildResolver(book)(options.unit)
  if (options.unit !== null && unit === null) {
    return fail(
      'unknown-unit',
      `${book.year.year}年度没有“${options.unit}”这个单位，没有导入任何文件。请写单位全称或已登记的简称。`,
    )
  }
  if (unit !== null && tried.length !== 1) {
    return fail('usage', `--unit 只能用于一个文件，这里有 ${tried.length} 个，没有导入任何文件。`)
  }
  const settings = { keepCells: true, ...options, unit, stopped: () => false }
  const { results } = await importFound(office, book, files, settings)
  return { ok: true, value: results }
}
