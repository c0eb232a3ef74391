import { loadReadingCells } from '#db/readings.ts'
import { loadStandingReviews } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import type { ItemExplanationRow, UnitExplanationRow } from '#shared/contract/scores.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { explainItem, explainUnit, type MatterExplanation } from '#shared/scoring/explain.ts'
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

/** The whole chain behind a unit's grade. */
export function unitExplanation(office: Office, book: YearBook, unit: UnitId): Outcome<UnitExplanationRow> {
  if (findEvaluated(book, unit) === null) {
    return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  }
  const explained = explainUnit(loadYearInput(office, book), unit)
  const { base, bonus, deduction, total, rank, grade } = explained
  return {
    ok: true,
    value: {
      unit: unitScoreRow(explained.unit),
      blocks: explained.blocks.map(({ block, formula, reason }) => ({
        id: block.id,
        name: block.name,
        formula,
        reason,
      })),
      base,
      bonus: { lines: bonus.lines.map(toLine), formula: bonus.formula },
      deduction: { ...deduction, lines: deduction.lines.map(toLine) },
      total,
      rank,
      grade,
    },
  }
}

function toLine({ line, points, counted, reason }: MatterExplanation) {
  return { text: line.reason, document: line.document, points, counted, reason }
}
