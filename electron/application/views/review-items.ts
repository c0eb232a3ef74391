import type { Actor } from '#db/log.ts'
import { loadEvidence, loadReadingCells, loadReadingRows } from '#db/readings.ts'
import { loadLastDecisions, loadUnitReviews, type Review } from '#db/reviews.ts'
import { loadQuestions, type Question } from '#db/review-questions.ts'
import { loadSecondChecks, type SecondCheck } from '#db/second-checks.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { ReviewItem } from '#shared/contract/review.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { KnownDoubt } from '#shared/returns/doubts.ts'
import type { FormRow } from '#shared/returns/form.ts'
import type { CellReading, EvidenceEntry, RowReading } from '#shared/returns/reading.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { explainItems, type ItemExplanation } from '#shared/scoring/explain.ts'
import type { ReportedItem, UnitItems } from '#shared/scoring/input.ts'
import { suggestFor } from '#shared/scoring/item-score.ts'
import { prepareGroup, type PreparedBlock, type PreparedItem } from '#shared/scoring/prepare.ts'
import { submissionDoubts } from '../check/checked-submission.ts'
import { evidenceFolder } from '../evidence/store.ts'
import { openEvidenceCheck, type UnitCheck } from '../evidence/unit-check.ts'
import type { Office } from '../office.ts'
import { originCells } from '../origin-cells.ts'
import { fail, type Outcome } from '../outcome.ts'
import { checkStates, type CheckState } from '../review/second-check.ts'
import { needsSecondCheck } from '../review/second-check-setting.ts'
import { findEvaluated, formOf, type EvaluatedUnit, type YearBook } from '../year-book.ts'
import { loadUnitItems } from '../year-input.ts'
import { attainmentOf } from './attainment.ts'
import { completionRate } from './completion-rate.ts'
import { evidenceOf } from './evidence-of.ts'
import { lastYearItems } from './last-year-items.ts'
import { evidenceFile, itemFindings } from './unit-evidence.ts'

export interface UnitReview {
  readonly unit: UnitId
  readonly unitName: string
  readonly submission: { readonly id: number; readonly number: number; readonly fileName: string } | null
  readonly pendingItems: number
  readonly items: readonly ReviewItem[]
}

/** All that an officer looks at to decide a unit's items, in the order of its form. */
export function reviewItems(office: Office, book: YearBook, unit: UnitId): Outcome<UnitReview> {
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const { db } = office
  const own = loadUnitItems(office, book, evaluated)
  const stands = loadStandingOf(db, book.year.year, unit)
  const explained = explainItems(book.scheme, own)
  const records: Records = {
    rows: stands === null ? new Map<string, RowReading>() : loadReadingRows(db, stands.id),
    cells: stands === null ? [] : loadReadingCells(db, stands.id),
    doubts: stands === null ? [] : submissionDoubts(db, stands.id),
    evidence: stands === null ? [] : loadEvidence(db, stands.id),
    reviews: loadUnitReviews(db, book.year.year, unit),
    last: loadLastDecisions(db, book.year.year, unit),
    explained: new Map(explained.map((item) => [item.item.indicator, item])),
    lastYear: lastYearItems(office, book, unit),
    ...secondChecksOf(office, book, unit),
    questions: Map.groupBy(
      loadQuestions(db, book.year.year).filter((question) => question.unit === unit),
      ({ indicator }) => indicator,
    ),
    checked: openEvidenceCheck(office, book)(evaluated),
    folder: evidenceFolder(db),
  }
  const prepared = preparedOf(book, evaluated)
  const items = formOf(book, evaluated).rows.map((row) =>
    toItem(row, { prepared, records, scheme: book.scheme, own }),
  )
  return {
    ok: true,
    value: {
      unit,
      unitName: evaluated.name,
      submission:
        stands === null ? null : { id: stands.id, number: stands.number, fileName: stands.fileName },
      pendingItems: explained.filter(({ state }) => state === 'pending').length,
      items,
    },
  }
}

interface Records {
  readonly rows: ReadonlyMap<string, RowReading>
  readonly cells: readonly CellReading[]
  readonly doubts: readonly KnownDoubt[]
  readonly evidence: readonly EvidenceEntry[]
  readonly reviews: ReadonlyMap<string, Review & Actor>
  readonly last: ReadonlyMap<string, Review & Actor>
  readonly explained: ReadonlyMap<string, ItemExplanation>
  readonly lastYear: ReadonlyMap<string, ReviewItem['lastYear']>
  readonly questions: ReadonlyMap<string, readonly Question[]>
  readonly checkStates: ReadonlyMap<string, CheckState>
  readonly checks: ReadonlyMap<string, SecondCheck>
  readonly checked: UnitCheck
  /** Of evidence files. */
  readonly folder: string
}

function preparedOf(book: YearBook, { unit, group }: EvaluatedUnit): readonly PreparedBlock[] {
  const blocks = prepareGroup(group, book.scheme).get(unit.id)?.blocks
  if (blocks === undefined) throw new Error(`${unit.id} is not in group ${group.id}`)
  return blocks
}

function findPrepared(
  blocks: readonly PreparedBlock[],
  indicator: string,
): { readonly block: string; readonly item: PreparedItem } {
  for (const { block, items } of blocks) {
    const item = items.find((candidate) => candidate.indicator.id === indicator)
    if (item !== undefined) return { block: block.name, item }
  }
  throw new Error(`no block holds ${indicator}`)
}

function toItem(
  row: FormRow,
  at: {
    readonly prepared: readonly PreparedBlock[]
    readonly records: Records
    readonly scheme: Scheme
    readonly own: UnitItems
  },
): ReviewItem {
  const { records, scheme, own } = at
  const id = row.indicatorId
  const { block, item } = findPrepared(at.prepared, id)
  const reported = own.items.get(id)?.reported ?? null
  const explained = records.explained.get(id)
  if (explained === undefined) throw new Error(`${own.unit} has no score of ${id}`)
  const suggestion = suggestFor(item, reported)
  const reading = records.rows.get(id)
  const cells = records.cells.filter((cell) => cell.indicator === id)
  const origin = originCells(cells).get(id)
  const review = records.reviews.get(id)
  const last = records.last.get(id)
  const rate =
    reported === null
      ? null
      : completionRate(item.indicator, item.target, scheme.lowerIsBetterFormula, reported)
  const band = reading?.band ?? null
  return {
    indicator: id,
    block,
    program: row.program,
    title: row.title,
    role: row.role,
    rule: row.rule,
    ruleName: explained.ruleName,
    points: row.points,
    measure: row.measure,
    target: row.target === null ? null : formatDecimal(row.target),
    actual: reading?.actual ?? null,
    rate,
    attainment: attainmentOf(scheme.bands, { band, rate }),
    band,
    selfScore: reading?.selfScore ?? null,
    reported: reportedKind(reported, own.submission),
    suggested: suggestion?.score ?? null,
    suggestedBand: suggestion?.band ?? null,
    suggestedMoved: suggestion?.moved ?? false,
    suggestion: explained.suggestion,
    ranges: item.ranges,
    noDataAllowed: row.noDataAllowed,
    state: explained.state,
    reason: explained.reason,
    score: explained.item.score,
    review: review === undefined ? null : toRecord(review),
    previous: review?.kind !== 'reopened' || last === undefined ? null : toRecord(last),
    narrative: reading?.narrative ?? '',
    deviation: reading?.deviation ?? '',
    note: reading?.note ?? '',
    evidenceRequired: row.evidence,
    evidence: evidenceOf(reading?.evidence ?? [], records.evidence),
    files: filesOf(records, id),
    evidenceFindings: itemFindings(records.checked, id),
    cells,
    doubts: records.doubts
      .filter(({ indicator }) => indicator === id)
      .map(({ message, state }) => ({ message, state })),
    origin:
      origin === undefined
        ? null
        : {
            sheet: origin.sheet,
            cell: origin.cell,
            original: origin.original,
            rewritten: origin.rewritten ?? null,
          },
    lastYear: records.lastYear.get(id) ?? [],
    secondCheck: secondCheckOf(records, id),
    questions: (records.questions.get(id) ?? []).map(({ number, question, asked, answer }) => ({
      number,
      question,
      asked,
      answer,
    })),
  }
}

function secondChecksOf(
  office: Office,
  book: YearBook,
  unit: UnitId,
): Pick<Records, 'checkStates' | 'checks'> {
  if (!needsSecondCheck(office, book.year)) return { checkStates: new Map(), checks: new Map() }
  const { year } = book.year
  return {
    checkStates: checkStates(office, year, unit),
    checks: loadSecondChecks(office.db, year).get(unit) ?? new Map<string, SecondCheck>(),
  }
}

function secondCheckOf({ checkStates: states, checks }: Records, id: string): ReviewItem['secondCheck'] {
  const state = states.get(id)
  if (state === undefined) return null
  const last = checks.get(id)
  if (last === undefined) return { state, last: null }
  const { verdict, opinion, operator, at } = last
  return { state, last: { verdict, opinion, operator, at } }
}

function filesOf({ checked, folder }: Records, indicator: string): ReviewItem['files'] {
  const item = checked.check.items.find((candidate) => candidate.indicator === indicator)
  return checked.files
    .filter(({ id }) => item?.files.includes(id) === true)
    .map((file) => evidenceFile(folder, file))
}

function reportedKind(reported: ReportedItem | null, submission: number | null): ReviewItem['reported'] {
  if (submission === null) return 'no-return'
  if (reported === null) return 'empty'
  if (reported.refused) return 'refused'
  if (reported.notApplicable) return 'not-applicable'
  if (reported.noData) return 'no-data'
  return reported.filled ? 'value' : 'empty'
}

function toRecord(review: Review & Actor): ReviewItem['review'] {
  const { kind, score, actual, band, way, opinion, operator, at } = review
  return { kind, score, actual, band, way, opinion, operator, at }
}
