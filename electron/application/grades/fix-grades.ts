import { loadFixing, storeFixing, type FixedGrade } from '#db/grades.ts'
import { appendLog } from '#db/log.ts'
import { storeYearState, YEAR_STATES } from '#db/years.ts'
import type { ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { refuseArchived, refuseFixed } from '../year-state.ts'
import { gradeGaps } from '../year/gaps.ts'
import { countOpenChecks } from '../review/second-check.ts'

/** 定稿: keeps the grades as they are now and moves the year to 定等; refused by name while anything is open. */
export function fixGrades(office: Office, book: YearBook): Outcome<null> {
  const { db } = office
  const { year } = book.year
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const fixed = refuseFixed(book.year)
  if (!fixed.ok) return fixed
  const input = loadYearInput(office, book)
  const sheet = scoreYear(input)
  const gaps = gradeGaps(sheet, input, countOpenChecks(office, book))
  if (gaps.length > 0) {
    return fail('not-graded', `还不能定稿：${gaps.map(({ text }) => text).join('；')}。请处理后再定稿。`)
  }
  const actor = office.act()
  db.transaction(() => {
    storeFixing(db, actor, year, gradesOf(sheet))
    storeYearState(db, actor, year, '定等', '定稿')
    const grades = [...Map.groupBy(gradesOf(sheet), ({ grade }) => grade ?? '未参评')]
    appendLog(db, actor, {
      action: '定稿',
      object: `${year}年度`,
      detail: { year, grades: Object.fromEntries(grades.map(([grade, units]) => [grade, units.length])) },
    })
  })()
  return { ok: true, value: null }
}

function gradesOf(sheet: ScoreSheet): readonly FixedGrade[] {
  return sheet.groups.flatMap(({ units }) => units.map(toFixed))
}

function toFixed({ unit, rank, total, grade, gradeNote }: UnitScore): FixedGrade {
  return { unit, rank, total, grade, note: gradeNote }
}

/** Names of the units whose place is no longer the one that was fixed; empty where the grades are not fixed. */
export function changedSinceFixing({ db }: Office, book: YearBook, sheet: ScoreSheet): readonly string[] {
  const { year, state } = book.year
  if (YEAR_STATES.indexOf(state) < YEAR_STATES.indexOf('定等')) return []
  const fixing = loadFixing(db, year)
  if (fixing === null) return []
  return sheet.groups
    .flatMap(({ units }) => units)
    .filter((unit) => {
      const was = fixing.grades.get(unit.unit)
      const { rank, total, grade } = unit
      return was === undefined || was.rank !== rank || was.total !== total || was.grade !== grade
    })
    .map(({ name }) => name)
}
