import { loadReadingCells } from '#db/readings.ts'
import { loadStandingReviews } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import type { ItemExplanationRow, UnitExplanationRow } from '#shared/contract/scores.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { CellReading } from '#shared/returns/reading.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import { assumePending } from '#shared/scoring/assume-pending.ts'
import {
  explainItem,
  explainUnit,
  type BlockExplanation,
  type MatterExplanation,
} from '#shared/scoring/explain.ts'
import type { Office } from '../office.ts'
import { originCells } from '../origin-cells.ts'
import { fail, type Outcome } from '../outcome.ts'
import { verifiedByText } from '../workings-details.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { itemScoreRow, unitScoreRow } from './score-rows.ts'

/** From an item's score back to the cell of the return and the officer who verified it. */
export function itemExplanation(
  office: Office,
  book: YearBook,
  unit: UnitId,
  indicator: string,
): Outcome<ItemExplanationRow> {
  const group = findEvaluated(book, unit)?.group
  if (group === undefined) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  if (!group.indicators.some(({ id, units }) => id === indicator && units.includes(unit))) {
    return fail('unknown-indicator', '这个单位没有这项指标，请重新选择。')
  }
  const { db } = office
  const explained = explainItem(loadYearInput(office, book), unit, indicator)
  const stands = loadStanding(db, book.year.year).get(unit)
  const cell = stands === undefined ? undefined : originCells(loadReadingCells(db, stands.id)).get(indicator)
  const review = loadStandingReviews(db, book.year.year).get(unit)?.get(indicator)
  const { ruleName, input, suggestion, formula, reason } = explained
  return {
    ok: true,
    value: {
      item: itemScoreRow(explained.item),
      ruleName,
      input,
      suggestion,
      formula,
      reason,
      origin:
        stands === undefined || cell === undefined
          ? null
          : {
              submission: stands.id,
              number: stands.number,
              fileName: stands.fileName,
              sheet: cell.sheet,
              cell: cell.cell,
              original: cell.original,
              rewritten: cell.rewritten ?? null,
            },
      verifiedBy: review === undefined ? '' : verifiedByText(review),
      opinion: review?.opinion ?? '',
    },
  }
}

/** The whole chain behind a unit's grade; while items are pending, behind its 暂计. */
export function unitExplanation(office: Office, book: YearBook, unit: UnitId): Outcome<UnitExplanationRow> {
  if (findEvaluated(book, unit) === null) {
    return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  }
  const { db } = office
  const input = loadYearInput(office, book)
  const real = explainUnit(input, unit)
  const provisional = real.unit.pendingItems > 0
  const counted = provisional ? explainUnit(assumePending(input, unit), unit) : real
  const stands = loadStanding(db, book.year.year).get(unit)
  const cells = originCells(stands === undefined ? [] : loadReadingCells(db, stands.id))
  const { base, bonus, deduction, total } = counted
  return {
    ok: true,
    value: {
      unit: unitScoreRow(real.unit),
      provisional,
      blocks: counted.blocks.map((block) => toBlock(block, cells)),
      base,
      bonus: { lines: bonus.lines.map(toLine), formula: bonus.formula },
      deduction: { ...deduction, lines: deduction.lines.map(toLine) },
      total,
      rank: real.rank,
      grade: real.grade,
    },
  }
}

function toBlock(
  { block, formula, reason, terms, sums }: BlockExplanation,
  cells: ReadonlyMap<string, CellReading>,
): UnitExplanationRow['blocks'][number] {
  const byIndicator = new Map(terms.map((term) => [term.indicator, term]))
  return {
    id: block.id,
    name: block.name,
    score: block.score,
    formula,
    reason,
    terms: block.items.map(({ indicator }) => {
      const term = byIndicator.get(indicator)
      const cell = cells.get(indicator)
      return {
        indicator,
        score: term?.score ?? null,
        weightedScore: term === undefined ? null : formatDecimal(term.weightedScore),
        weightedPoints: term === undefined ? null : formatDecimal(term.weightedPoints),
        origin: cell === undefined ? null : { sheet: cell.sheet, cell: cell.cell, original: cell.original },
      }
    }),
    sums: sums === null ? null : { score: formatDecimal(sums.score), points: formatDecimal(sums.points) },
  }
}

function toLine({ line, points, counted, reason }: MatterExplanation) {
  return { text: line.reason, document: line.document, points, counted, reason }
}
