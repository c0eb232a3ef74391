import type { UnitId } from '#shared/plan/unit.ts'
import type { Day } from '#shared/scheme/day.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import type { FoundFile } from './collect-files.ts'
import { dayOfFile } from './day-of-file.ts'
import type { Progress } from './export-forms.ts'
import { passedOverFile, withRemark, type FileResult } from './file-result.ts'
import { importFile } from './import-file.ts'
import { openImport } from './judge-file.ts'
import type { Office } from './office.ts'
import type { YearBook } from './year-book.ts'

export interface ImportSettings {
  /** null: each file's time of modification. */
  readonly received: Day | null
  readonly unit: UnitId | null
  readonly allowMacros: boolean
  /** Told of each file before it is read: "正在读取 12/24". */
  readonly progress: Progress
  /** Whether every file's cells are wanted at the end: of many files they fill the memory. */
  readonly keepCells: boolean
  /** Asked before each file; what is done by then is kept. */
  readonly stopped: () => boolean
}

/** Takes in files one by one with one reader; each is stored whole or not at all, and the others go on. */
export async function importFound(
  office: Office,
  book: YearBook,
  files: readonly FoundFile[],
  settings: ImportSettings,
): Promise<{ readonly results: readonly FileResult[]; readonly notTried: number }> {
  const { received, unit, allowMacros, keepCells, progress, stopped } = settings
  const total = files.filter((file) => file.passedOver === null).length
  const results: FileResult[] = []
  let tried = 0
  const imports = openImport(office, book)
  try {
    for (const file of files) {
      if (stopped()) break
      if (file.passedOver === null) {
        tried += 1
        progress(tried, total, file.path)
        const on = received === null ? dayOfFile(office, file.modified) : { day: received, remark: null }
        const given = { path: file.path, received: on.day, unit, allowMacros }
        const result = withRemark(await importFile(imports, given), on.remark)
        crashpoint('import.committed')
        results.push(keepCells ? result : { ...result, cells: [] })
      } else {
        results.push(passedOverFile(file.path, file.passedOver))
      }
    }
  } finally {
    await imports.close()
  }
  return { results, notTried: total - tried }
}

/** A later file is a later submission: by time of modification, unless one day of receipt is stated for all. */
export function inOrderOfReceipt(files: readonly FoundFile[], received: Day | null): readonly FoundFile[] {
  return received === null ? files.toSorted((a, b) => a.modified - b.modified) : files
}
