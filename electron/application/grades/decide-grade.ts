import { loadGradeDecisions, storeGradeDecision, type GradeDecision } from '#db/grades.ts'
import { appendLog } from '#db/log.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { distinctionGrade, gradeName } from '#shared/scoring/grades.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import type { GroupScore, ScoreSheet, UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { countPending } from '../score-year.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { refuseArchived, refuseFixed } from '../year-state.ts'

export interface GradeRequest {
  readonly unit: UnitId
  /** null: as the rules give. */
  readonly grade: string | null
  readonly reason: string
}

/** Gives a unit the grade that the office decided, for a tie at the quota's edge or in the rules' place; or says why it cannot be. */
export function decideGrade(office: Office, book: YearBook, request: GradeRequest): Outcome<null> {
  const { db } = office
  const { year } = book.year
  const { unit, grade } = request
  const reason = request.reason.trim()
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const fixed = refuseFixed(book.year)
  if (!fixed.ok) return fixed
  if (findEvaluated(book, unit) === null)
    return fail('unknown-unit', `${year}年度没有这个单位，请重新选择单位。`)
  if (reason === '') return fail('reason-missing', '请写明决定的理由，例如会议名称和日期；理由会长期保留。')
  const input = loadYearInput(office, book)
  const sheet = scoreYear(input)
  const pending = countPending(sheet)
  if (pending > 0)
    return fail('not-graded', `还有 ${pending} 项待审核，等次还没有排出。请先审核完，再定等次。`)
  const judged = grade === null ? judgeBack(office, book, unit) : judgeGrade(input, book, unit, grade)
  if (!judged.ok) return judged
  const before = placeOf(sheet, unit).unit
  const decision = judged.value
  const after = placeOf(scoreYear(withDecision(input, unit, decision, reason)), unit).unit
  const actor = office.act()
  return db.transaction((): Outcome<null> => {
    storeGradeDecision(db, actor, { year, unit, decision, reason })
    const detail = { year, before: wordOf(before), after: wordOf(after), reason }
    appendLog(db, actor, {
      action: decision === null ? '取消等次决定' : decision.kind === 'tie' ? '决定并列等次' : '改定等次',
      object: unit,
      detail,
    })
    return { ok: true, value: null }
  })()
}

type Decision = Pick<GradeDecision, 'kind' | 'grade'>

function judgeBack({ db }: Office, { year }: YearBook, unit: UnitId): Outcome<null> {
  return loadGradeDecisions(db, year.year).has(unit)
    ? { ok: true, value: null }
    : fail('nothing-changed', '这家单位的等次就是按办法得出的，没有可取消的决定。')
}

function judgeGrade(
  input: YearInput,
  { scheme }: YearBook,
  unit: UnitId,
  grade: string,
): Outcome<Decision | null> {
  if (!scheme.grades.some(({ name }) => name === grade)) {
    return fail('unknown-grade', `本年度的办法没有“${grade}”这个等次，请重新选择。`)
  }
  const own = input.units.find((candidate) => candidate.unit === unit)
  const had = own !== undefined && (own.decidedGrade !== null || own.changedGrade !== null)
  const bare = placeOf(scoreYear(withDecision(input, unit, null, '')), unit)
  if (bare.unit.grade === grade) {
    // What the rules give needs no decision: one that stands is taken back.
    if (had) return { ok: true, value: null }
    return fail('nothing-changed', `等次已经是“${grade}”，没有改动。`)
  }
  const kind = isTied(input, unit) && isOfTheTie(grade, scheme) ? 'tie' : 'change'
  const decision: Decision = { kind, grade }
  const after = placeOf(scoreYear(withDecision(input, unit, decision, '试')), unit)
  if (after.unit.grade === grade) return { ok: true, value: decision }
  return fail('grade-refused', whyNot(after, grade))
}

/** Whether the unit would be undecided at the quota's edge if nothing were decided of it and its equals. */
function isTied(input: YearInput, unit: UnitId): boolean {
  const { group, unit: own } = placeOf(scoreYear(input), unit)
  const equals = new Set(group.units.filter(({ rank }) => rank === own.rank).map(({ unit: id }) => id))
  const units = input.units.map((one) =>
    one.unit === unit
      ? { ...one, decidedGrade: null, changedGrade: null }
      : equals.has(one.unit)
        ? { ...one, decidedGrade: null }
        : one,
  )
  return placeOf(scoreYear({ ...input, units }), unit).unit.gradeNote === '待定'
}

function isOfTheTie(grade: string, scheme: YearInput['scheme']): boolean {
  const limited = distinctionGrade(scheme)
  return grade === gradeName(limited, scheme) || grade === gradeName(limited + 1, scheme)
}

/** The year as it would be with this decision of the unit in the place of any other. */
function withDecision(input: YearInput, unit: UnitId, decision: Decision | null, reason: string): YearInput {
  return {
    ...input,
    units: input.units.map((one) =>
      one.unit === unit
        ? {
            ...one,
            decidedGrade: decision?.kind === 'tie' ? decision.grade : null,
            changedGrade: decision?.kind === 'change' ? { grade: decision.grade, reason } : null,
          }
        : one,
    ),
  }
}

function whyNot({ group, unit }: Placed, grade: string): string {
  const { name, gradeNote } = unit
  if (unit.notEvaluated) return `${name}没有计分的项目，未参评，不能定等次。`
  if (gradeNote === '一票否决')
    return `${name}已被一票否决，等次由否决决定，不能改定。确需更改，请先在“加减分与否决”中撤销否决。`
  if (gradeNote === '单列') return `${name}成绩单列，不参加排名和评优，等次只供参考，不能改定。`
  if (gradeNote === '待定') {
    const holders = group.units
      .filter((other) => other.grade === grade && other.rank !== null)
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    const names = holders.map((other) => other.name).join('、')
    return `不能定为“${grade}”：${group.name}“${grade}”名额 ${group.quotaPlaces ?? 0} 个，${
      names === '' ? '已经不够分' : `已有${names}`
    }。请先改定其中一家，或改选其他等次。`
  }
  return `${name}有材料不实的记录，不能评为“${grade}”，请改选其他等次。`
}

interface Placed {
  readonly group: GroupScore
  readonly unit: UnitScore
}

function placeOf(sheet: ScoreSheet, unit: UnitId): Placed {
  for (const group of sheet.groups) {
    const found = group.units.find((candidate) => candidate.unit === unit)
    if (found !== undefined) return { group, unit: found }
  }
  throw new Error(`${unit} is not in the sheet`)
}

function wordOf({ grade, gradeNote }: UnitScore): string {
  return grade ?? gradeNote ?? ''
}
