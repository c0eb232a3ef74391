import { countPending, scoreBook } from '#electron/application/score-year.ts'
import { itemExplanation, unitExplanation } from '#electron/application/views/explanations.ts'
import { scoreRows } from '#electron/application/views/score-rows.ts'
import { searchIndex as indexOf } from '#electron/application/views/search-index.ts'
import { unitRows } from '#electron/application/views/unit-rows.ts'
import { yearCharts as chartsOf } from '#electron/application/views/year-charts.ts'
import { yearOverview as overview } from '#electron/application/views/year-overview.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'

export const yearOverview: Handler<'yearOverview'> = ofYear(({ office, book }) => ({
  ok: true,
  value: overview(office, book),
}))

export const searchIndex: Handler<'searchIndex'> = ofYear(({ office, book }) => ({
  ok: true,
  value: indexOf(office, book),
}))

export const listUnits: Handler<'listUnits'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { units: unitRows(office, book) },
}))

export const scoreSheet: Handler<'scoreSheet'> = ofYear(({ office, book }) => {
  const sheet = scoreBook(office, book)
  return {
    ok: true,
    value: { year: sheet.year, pendingItems: countPending(sheet), groups: scoreRows(sheet) },
  }
})

export const yearCharts: Handler<'yearCharts'> = ofYear(({ office, book }) => ({
  ok: true,
  value: chartsOf(office, book),
}))

export const explainItem: Handler<'explainItem'> = ofYear(
  ({ office, book }, { unit, indicator }: RequestOf<'explainItem'>) =>
    itemExplanation(office, book, unitId(unit), indicator),
)

export const explainUnit: Handler<'explainUnit'> = ofYear(
  ({ office, book }, { unit }: RequestOf<'explainUnit'>) => unitExplanation(office, book, unitId(unit)),
)
