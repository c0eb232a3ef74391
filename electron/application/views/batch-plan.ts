import type { ValueOf } from '#shared/contract/calls.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Office } from '../office.ts'
import { CAUTIONS, pendingItems } from '../review/pending-items.ts'
import type { YearBook } from '../year-book.ts'

/** What 批量采用 would take, and what it leaves to be looked at one by one, and why. */
export function batchPlan(office: Office, book: YearBook, only: UnitId | null): ValueOf<'suggestedPlan'> {
  const pending = pendingItems(office, book, only)
  return {
    clean: pending.filter(({ caution }) => caution === null).length,
    leftOut: CAUTIONS.map((caution) => ({
      caution,
      items: pending
        .filter((one) => one.caution === caution)
        .map(({ unit, unitName, item }) => ({
          unit,
          unitName,
          indicator: item.indicator,
          title: item.title,
        })),
    })).filter(({ items }) => items.length > 0),
  }
}
