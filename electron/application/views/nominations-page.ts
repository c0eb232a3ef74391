import { loadNominations } from '#db/nominations.ts'
import type { NominationsPage } from '#shared/contract/nominations.ts'
import { unitsOf } from '#shared/reports/figures.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import type { Office } from '../office.ts'
import { unitNameOf } from '../progress/pairs.ts'
import { scoreBook } from '../score-year.ts'
import type { YearBook } from '../year-book.ts'

/** 表彰推荐 of a year in the order of the units, with how each unit stands; those withdrawn come last. */
export function nominationsPage(office: Office, book: YearBook): NominationsPage {
  const units = new Map(unitsOf(scoreBook(office, book)).map((unit) => [unit.unit, unit]))
  const order = new Map(book.units.map(({ unit }, index) => [unit.id, index]))
  const records = loadNominations(office.db, book.year.year)
    .map(({ number, kind, honor, unit, name, post, merits, reason, operator, at, changes }) => ({
      number,
      withdrawn: kind === 'withdrawn',
      honor,
      unit,
      unitName: unitNameOf(book, unit),
      standing: standingOf(units.get(unit)),
      name,
      post,
      merits,
      reason,
      operator,
      at,
      changes,
    }))
    .toSorted(
      (a, b) =>
        Number(a.withdrawn) - Number(b.withdrawn) ||
        (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) ||
        a.number - b.number,
    )
  return {
    records,
    archived: book.year.state === '归档',
    topGrade: book.scheme.grades[0]?.name ?? '',
    units: book.units.map(({ unit, name }) => ({
      unit: unit.id,
      name,
      otherNames: unit.names.filter((known) => known.name !== name).map((known) => known.name),
    })),
  }
}

/** The unit's grade, or why it has none. */
function standingOf(unit: UnitScore | undefined): string {
  if (unit === undefined || unit.notEvaluated) return '未参评'
  if (unit.pendingItems > 0) return '未审结'
  if (unit.unranked) return '成绩单列'
  return unit.grade === null ? '等次待定' : `${unit.grade}${unit.provisionalGrade ? '（暂定）' : ''}`
}
