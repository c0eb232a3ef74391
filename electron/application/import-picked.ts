import type { UnitId } from '#shared/plan/unit.ts'
import type { ImportResult } from '#shared/contract/returns.ts'
import { collectFiles } from './collect-files.ts'
import { importFound, inOrderOfReceipt, type ImportSettings } from './import-found.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { importResult } from './views/imported-files.ts'
import type { YearBook } from './year-book.ts'
import { refuseArchived } from './year-state.ts'

/** Takes in what the officer picked; a unit can be stated for a single file alone. */
export async function importPicked(
  office: Office,
  book: YearBook,
  settings: ImportSettings & { readonly paths: readonly string[] },
): Promise<Outcome<ImportResult>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const files = inOrderOfReceipt(await collectFiles(settings.paths), settings.received)
  const tried = files.filter((file) => file.passedOver === null).length
  if (settings.unit !== null && !isEvaluated(book, settings.unit)) {
    return fail('unknown-unit', `${book.year.year}年度没有这个单位，没有导入任何文件。请重新选择单位。`)
  }
  if (settings.unit !== null && tried !== 1) {
    return fail('nothing-picked', `指定单位时只能导入一个文件，这里有 ${tried} 个，没有导入任何文件。`)
  }
  if (files.length === 0) return fail('nothing-picked', '所选文件夹里没有文件，没有导入。请重新选择。')
  return { ok: true, value: importResult(office, book, await importFound(office, book, files, settings)) }
}

function isEvaluated(book: YearBook, id: UnitId): boolean {
  return book.units.some(({ unit }) => unit.id === id)
}
