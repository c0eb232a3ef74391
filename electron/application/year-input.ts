import { loadAppealingUnits } from '#db/appeals.ts'
import { loadAdjustments, type StoredAdjustment } from '#db/adjustments.ts'
import { loadGradeDecisions, type GradeDecision } from '#db/grades.ts'
import { loadReadingRows } from '#db/readings.ts'
import { loadStandingReviews, loadUnitReviews, type Review } from '#db/reviews.ts'
import { loadStanding, loadStandingOf, loadSubmissions, type Submission } from '#db/submissions.ts'
import type { RowReading } from '#shared/returns/reading.ts'
import { parseDecimal } from '#shared/scheme/decimal.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import type { ItemValues } from '#shared/scheme/suggest.ts'
import type {
  Adjustment,
  ItemInput,
  ReportedItem,
  UnitInput,
  UnitItems,
  Veto,
  VerifiedItem,
  YearInput,
} from '#shared/scoring/input.ts'
import type { Office } from './office.ts'
import { officeCalendar } from './office-calendar.ts'
import type { EvaluatedUnit, YearBook } from './year-book.ts'

/** Gathers all that a year's scores depend on from the database. */
export function loadYearInput({ db }: Pick<Office, 'db'>, book: YearBook): YearInput {
  const { year } = book.year
  const submissions = loadSubmissions(db, year)
  const standing = loadStanding(db, year)
  const reviews = loadStandingReviews(db, year)
  const adjustments = Map.groupBy(loadAdjustments(db, year), (line) => line.unit)
  const decisions = loadGradeDecisions(db, year)
  const appealing = loadAppealingUnits(db, year)
  const units = book.units.map((evaluated) => {
    const id = evaluated.unit.id
    const stands = standing.get(id) ?? null
    const rows = stands === null ? new Map<string, RowReading>() : loadReadingRows(db, stands.id)
    return toUnitInput(evaluated, {
      submissions: submissions.get(id) ?? [],
      stands,
      rows,
      reviews: reviews.get(id) ?? new Map<string, Review>(),
      adjustments: adjustments.get(id) ?? [],
      decided: decisions.get(id) ?? null,
      appealOpen: appealing.has(id),
    })
  })
  const calendar = officeCalendar(db, book.deadline, units)
  return { year, scheme: book.scheme, deadline: book.deadline, calendar, units }
}

/** What a unit's items hold, without a look at the other units: for what shows or changes one item. */
export function loadUnitItems(
  { db }: Pick<Office, 'db'>,
  book: YearBook,
  evaluated: EvaluatedUnit,
): UnitItems {
  const { unit, group } = evaluated
  const stands = loadStandingOf(db, book.year.year, unit.id)
  const rows = stands === null ? new Map<string, RowReading>() : loadReadingRows(db, stands.id)
  const reviews = loadUnitReviews(db, book.year.year, unit.id)
  return {
    unit: unit.id,
    groupId: group.id,
    submission: stands?.number ?? null,
    items: itemsOf(evaluated, { rows, reviews }),
  }
}

interface ItemRecords {
  readonly rows: ReadonlyMap<string, RowReading>
  readonly reviews: ReadonlyMap<string, Review>
}

interface UnitRecords extends ItemRecords {
  readonly submissions: readonly Submission[]
  readonly stands: Submission | null
  readonly adjustments: readonly StoredAdjustment[]
  readonly decided: GradeDecision | null
  readonly appealOpen: boolean
}

function toUnitInput(evaluated: EvaluatedUnit, records: UnitRecords): UnitInput {
  const { unit, name, group } = evaluated
  const { decided } = records
  return {
    unit: unit.id,
    name,
    groupId: group.id,
    firstReceived: firstReceived(records.submissions),
    submission: records.stands?.number ?? null,
    items: itemsOf(evaluated, records),
    ...adjustmentsOf(records.adjustments),
    decidedGrade: decided?.kind === 'tie' ? decided.grade : null,
    changedGrade: decided?.kind === 'change' ? { grade: decided.grade, reason: decided.reason } : null,
    appealOpen: records.appealOpen,
  }
}

function itemsOf({ unit, group }: EvaluatedUnit, records: ItemRecords): ReadonlyMap<string, ItemInput> {
  const own = group.indicators.filter((indicator) => indicator.units.includes(unit.id))
  return new Map(own.map((indicator) => [indicator.id, toItem(indicator, records)]))
}

/** The earliest day of receipt: a file imported later may have come in before. */
export function firstReceived(submissions: readonly Submission[]): Day | null {
  return submissions.map((submission) => submission.received).toSorted()[0] ?? null
}

function toItem(indicator: Indicator, { rows, reviews }: ItemRecords): ItemInput {
  const row = rows.get(indicator.id)
  const review = reviews.get(indicator.id)
  return {
    reported: row === undefined ? null : toReported(indicator, row),
    verified: review === undefined ? null : toVerified(indicator, review),
  }
}

function toReported(indicator: Indicator, row: RowReading): ReportedItem {
  return {
    ...toValues(indicator, row.actual, row.band),
    selfScore: row.selfScore,
    notApplicable: row.notApplicable,
    noData: row.noData,
    refused: row.refused,
    filled: row.filled,
  }
}

function toVerified(indicator: Indicator, review: Review): VerifiedItem | null {
  switch (review.kind) {
    case 'score': {
      if (review.score === null) throw new Error('a scoring review without a score')
      const given = review.actual !== null || review.band !== null
      return {
        kind: 'score',
        score: review.score,
        values: given ? { ...toValues(indicator, review.actual, review.band), selfScore: null } : null,
      }
    }
    case 'not-applicable':
    case 'no-data':
    case 'missing':
      return { kind: review.kind }
    case 'reopened':
      return null
  }
}

function toValues(
  indicator: Indicator,
  actual: string | null,
  band: string | null,
): Pick<ItemValues, 'actual' | 'yesNo' | 'band'> {
  const isYesNo = indicator.rule === 'yes-no'
  return {
    actual: isYesNo || actual === null ? null : parseDecimal(actual),
    yesNo: isYesNo && actual !== null ? actual === '是' : null,
    band,
  }
}

/** What registered lines of a unit mean for its scores; of several vetoes the first counts. */
export function adjustmentsOf(lines: readonly StoredAdjustment[]): Pick<UnitInput, 'adjustments' | 'veto'> {
  const veto = lines.find(({ kind }) => kind === 'veto')
  return { adjustments: lines.flatMap(toAdjustment), veto: veto === undefined ? null : toVeto(veto) }
}

function toAdjustment(line: StoredAdjustment): readonly Adjustment[] {
  const { reason, document, points } = line
  switch (line.kind) {
    case 'bonus':
      if (line.day === null) throw new Error('a bonus without a date')
      return [{ kind: 'bonus', reason, level: line.level, document, date: line.day, points }]
    case 'deduction':
      if (points === null) throw new Error('a deduction without points')
      return [{ kind: 'deduction', reason, document, points }]
    case 'false-material':
      return [{ kind: 'false-material', reason, document, points }]
    case 'veto':
      return []
  }
}

function toVeto(line: StoredAdjustment): Veto {
  return { reason: line.reason, grade: line.level === '' ? null : line.level }
}
