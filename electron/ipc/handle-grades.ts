import { decideGrade as decide } from '#electron/application/grades/decide-grade.ts'
import { fixGrades as fix } from '#electron/application/grades/fix-grades.ts'
import { gradePage as pageOf } from '#electron/application/views/grade-page.ts'
import { moveYear as move } from '#electron/application/year/move-year.ts'
import { yearProgress as progressOf } from '#electron/application/year/year-progress.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { backedUp } from './backed-up.ts'
import { ofYear, type Handler } from './handler.ts'

export const gradePage: Handler<'gradePage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: pageOf(office, book),
}))

export const decideGrade: Handler<'decideGrade'> = ofYear(
  ({ office, book }, { unit, grade, reason }: RequestOf<'decideGrade'>) => {
    const decided = decide(office, book, { unit: unitId(unit), grade, reason })
    return decided.ok ? { ok: true, value: {} } : decided
  },
)

export const fixGrades: Handler<'fixGrades'> = ofYear(({ desk, office, book }) =>
  backedUp(desk, office, () => {
    const fixed = fix(office, book)
    return fixed.ok ? { ok: true, value: {} } : fixed
  }),
)

export const yearProgress: Handler<'yearProgress'> = ofYear(({ office, book }) => ({
  ok: true,
  value: progressOf(office, book),
}))

export const moveYear: Handler<'moveYear'> = ofYear(
  ({ desk, office, book }, { to, reason }: RequestOf<'moveYear'>) =>
    backedUp(desk, office, () => {
      const moved = move(office, book, to, reason)
      return moved.ok ? { ok: true, value: {} } : moved
    }),
)
