import { loadOpenQuestions } from '#db/review-questions.ts'
import { loadStanding } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Suggestion } from '#shared/scheme/suggest.ts'
import { suggestFor } from '#shared/scoring/item-score.ts'
import { prepareGroup } from '#shared/scoring/prepare.ts'
import type { ReportedItem } from '#shared/scoring/input.ts'
import type { ItemScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { submissionDoubts } from '../check/checked-submission.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { checkStates } from './second-check.ts'

/**
 * Why an item is no clean one, the gravest first. question: an open 审核疑点. disagreed: put back by 复核. no-score: it has no
 * suggestion. out-of-band: the self score lies outside the claimed band. doubt: an open 疑点 of the reading.
 */
export const CAUTIONS = [
  'question',
  'disagreed',
  'no-score',
  'not-applicable',
  'no-data',
  'out-of-band',
  'doubt',
] as const
export type Caution = (typeof CAUTIONS)[number]

export interface PendingItem {
  readonly unit: UnitId
  readonly unitName: string
  readonly item: ItemScore
  readonly reported: ReportedItem | null
  readonly noDataAllowed: boolean
  readonly suggestion: Suggestion | null
  /** null: clean. */
  readonly caution: Caution | null
}

/** Every item that awaits a decision, of one unit or of all, with what speaks against taking its suggested score unseen. */
export function pendingItems(
  office: Office,
  book: YearBook,
  only: UnitId | null = null,
): readonly PendingItem[] {
  const { db } = office
  const { year } = book.year
  const input = loadYearInput(office, book)
  const reported = new Map(input.units.map((unit) => [unit.unit, unit.items]))
  const questions = loadOpenQuestions(db, year)
  const standing = loadStanding(db, year)
  const scores = new Map(
    scoreYear(input).groups.flatMap((group) => group.units.map((unit) => [unit.unit, unit] as const)),
  )
  return book.units.flatMap(({ unit: { id: unit }, name: unitName, group }): readonly PendingItem[] => {
    if (only !== null && unit !== only) return []
    const score = scores.get(unit)
    if (score === undefined || score.pendingItems === 0) return []
    const prepared = new Map(
      (prepareGroup(group, book.scheme).get(unit)?.blocks ?? []).flatMap(({ items }) =>
        items.map((item) => [item.indicator.id, item] as const),
      ),
    )
    const submission = standing.get(unit)
    const doubtful = new Set(
      (submission === undefined ? [] : submissionDoubts(db, submission.id))
        .filter(({ state }) => state === 'open')
        .map(({ indicator }) => indicator),
    )
    const checks = checkStates(office, year, unit)
    const asked = new Set(questions.get(unit)?.map(({ indicator }) => indicator))
    return score
      .blocks()
      .flatMap((block) => block.items)
      .filter((item) => item.state === 'pending')
      .map((item): PendingItem => {
        const { indicator } = item
        const own = prepared.get(indicator)
        if (own === undefined) throw new Error(`${unit} has no ${indicator}`)
        const said = reported.get(unit)?.get(indicator)?.reported ?? null
        const suggestion = suggestFor(own, said)
        const { noDataAllowed } = own.indicator
        return {
          unit,
          unitName,
          item,
          reported: said,
          noDataAllowed,
          suggestion,
          caution: cautionOf({
            reported: said,
            noDataAllowed,
            suggestion,
            asked: asked.has(indicator),
            disagreed: checks.get(indicator) === 'disagreed',
            doubtful: doubtful.has(indicator),
          }),
        }
      })
  })
}

interface Judging extends Pick<PendingItem, 'reported' | 'noDataAllowed' | 'suggestion'> {
  readonly asked: boolean
  readonly disagreed: boolean
  readonly doubtful: boolean
}

function cautionOf({
  reported,
  noDataAllowed,
  suggestion,
  asked,
  disagreed,
  doubtful,
}: Judging): Caution | null {
  if (asked) return 'question'
  if (disagreed) return 'disagreed'
  if (reported?.notApplicable === true && !reported.refused) return 'not-applicable'
  if (reported?.noData === true && noDataAllowed && !reported.refused) return 'no-data'
  if (suggestion === null) return 'no-score'
  if (suggestion.moved) return 'out-of-band'
  return doubtful ? 'doubt' : null
}
