import { storeAdjustment, type StoredAdjustment } from '#db/adjustments.ts'
import { appendLog } from '#db/log.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'

/** Registers lines of the 加减分清单, all of them or none; a line that is there already is recognised. */
export function registerAdjustments(
  { db, act }: Office,
  book: YearBook,
  lines: readonly StoredAdjustment[],
): { readonly added: number; readonly known: number } {
  const actor = act()
  return db.transaction(() => {
    let added = 0
    for (const line of lines) {
      if (!storeAdjustment(db, actor, book.year.year, line)) continue
      added += 1
      appendLog(db, actor, {
        action: '登记加减分',
        object: line.unit,
        detail: { year: book.year.year, ...line },
      })
    }
    return { added, known: lines.length - added }
  })()
}
