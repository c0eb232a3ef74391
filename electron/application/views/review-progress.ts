import { loadOpenQuestions } from '#db/review-questions.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import type { Office } from '../office.ts'
import { formOf, type YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'

type Program = ValueOf<'reviewProgress'>['programs'][number]

/** How far the review has come, program by program, over the units that handed in; and where each goes on. */
export function reviewProgress(office: Office, book: YearBook): ValueOf<'reviewProgress'> {
  const questions = loadOpenQuestions(office.db, book.year.year)
  const scores = new Map(
    scoreYear(loadYearInput(office, book)).groups.flatMap(({ units }) =>
      units.map((unit) => [unit.unit, unit] as const),
    ),
  )
  const programs = new Map<string, Program>()
  for (const evaluated of book.units) {
    const unit = evaluated.unit.id
    const score = scores.get(unit)
    if (score === undefined || score.submission === null) continue
    const states = new Map(
      score.blocks().flatMap(({ items }) => items.map(({ indicator, state }) => [indicator, state] as const)),
    )
    const asked = questions.get(unit) ?? []
    for (const { indicatorId: indicator, program: name } of formOf(book, evaluated).rows) {
      const known = programs.get(name) ?? { name, items: 0, pending: 0, openQuestions: 0, first: null }
      const pending = states.get(indicator) === 'pending'
      programs.set(name, {
        name,
        items: known.items + 1,
        pending: known.pending + (pending ? 1 : 0),
        openQuestions: known.openQuestions + asked.filter((one) => one.indicator === indicator).length,
        first: known.first ?? (pending ? { unit, indicator } : null),
      })
    }
  }
  return { programs: [...programs.values()] }
}
