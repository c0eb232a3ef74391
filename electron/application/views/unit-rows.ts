import { loadYearCellDecisions } from '#db/cell-decisions.ts'
import { basename } from 'node:path'
import { loadLatestIssues } from '#db/form-issues.ts'
import { loadOpenQuestions } from '#db/review-questions.ts'
import { loadStanding, loadSubmissions } from '#db/submissions.ts'
import { identityDigest } from '#electron/workbooks/write/identity-digest.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { UnitRow } from '#shared/contract/overview.ts'
import { countOpen } from '#shared/returns/doubts.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { submissionDoubts } from '../check/checked-submission.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { countOpenChecks } from '../review/second-check.ts'
import { owingUnits } from '../remind/owing-units.ts'
import { formOf, type EvaluatedUnit, type YearBook } from '../year-book.ts'
import { firstReceived, loadYearInput } from '../year-input.ts'

/** Every unit of the year in document order: its form, its returns, what is pending. */
export function unitRows(office: Office, book: YearBook): readonly UnitRow[] {
  const { db } = office
  const { year } = book.year
  const issues = loadLatestIssues(db, year)
  const submissions = loadSubmissions(db, year)
  const standing = loadStanding(db, year)
  const decisions = loadYearCellDecisions(db, year)
  const questions = loadOpenQuestions(db, year)
  const checks = countOpenChecks(office, book)
  const sheet = scoreYear(loadYearInput(office, book))
  const scores = new Map(sheet.groups.flatMap(({ units }) => units.map((unit) => [unit.unit, unit] as const)))
  const dues = sentBackDues(office, book)
  return book.units.map((evaluated) => {
    const { id } = evaluated.unit
    const score = scores.get(id)
    if (score === undefined) throw new Error(`${id} has no score`)
    const issue = issues.get(id)
    const own = submissions.get(id) ?? []
    const stands = standing.get(id) ?? null
    const doubts = stands === null ? [] : submissionDoubts(db, stands.id, decisions.get(stands.id) ?? [])
    const received = firstReceived(own)
    return {
      ...describe(evaluated, score),
      form:
        issue === undefined
          ? null
          : {
              at: issue.at,
              fileName: basename(issue.fileName),
              outdated: issue.digest !== identityDigest(formOf(book, evaluated)),
            },
      sentBack: dues.get(id) ?? null,
      receipt: received === null ? 'missing' : received > book.deadline ? 'late' : 'handed-in',
      received,
      submission:
        stands === null
          ? null
          : {
              id: stands.id,
              number: stands.number,
              way: stands.way,
              complete: stands.complete,
              of: own.length,
            },
      doubts: doubts.length,
      openDoubts: countOpen(doubts),
      openQuestions: questions.get(id)?.length ?? 0,
      openChecks: checks.get(id) ?? 0,
    }
  })
}

/** Of each unit whose form was sent back and has not come again, when it is due. */
function sentBackDues(office: Office, book: YearBook): ReadonlyMap<UnitId, NonNullable<UnitRow['sentBack']>> {
  const today = dayInChina(Date.parse(office.act().at))
  return new Map(
    owingUnits(office, book, today)
      .filter(({ state }) => state === 'sent-back')
      .map(({ evaluated, due, daysLeft, workingDaysOver }) => [
        evaluated.unit.id,
        { deadline: due, daysLeft, workingDaysOver },
      ]),
  )
}

function describe(
  { unit, name, group }: EvaluatedUnit,
  score: UnitScore,
): Omit<
  UnitRow,
  | 'form'
  | 'sentBack'
  | 'receipt'
  | 'received'
  | 'submission'
  | 'doubts'
  | 'openDoubts'
  | 'openQuestions'
  | 'openChecks'
> {
  const items = score.blocks().reduce((sum, block) => sum + block.items.length, 0)
  return {
    unit: unit.id,
    name,
    aliases: unit.names.filter((known) => known.name !== name).map((known) => known.name),
    groupId: group.id,
    groupName: group.name,
    kind: unit.kind,
    indicators: items,
    lateWorkingDays: score.lateWorkingDays,
    items,
    pendingItems: score.pendingItems,
    total: score.total,
    provisionalTotal: score.provisional.total,
  }
}
