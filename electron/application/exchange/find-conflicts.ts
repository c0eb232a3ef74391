import { loadRowsAfter } from '#db/exchange-rows.ts'
import { loadStandingOf, type Submission } from '#db/submissions.ts'
import type { Row } from '#db/table-rows.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { idOf, sameContent, type Sides } from './sides.ts'

/** One thing that both sides changed since the units went out, in different ways. */
export interface Conflict {
  /** Names the thing, the same each time that the package is looked at. */
  readonly key: string
  readonly kind: 'standing' | 'check' | 'review' | 'question'
  readonly unit: UnitId
  readonly indicator: string | null
  readonly mine: Row
  readonly theirs: Row
}

export function reviewKey(row: Row): string {
  return `review:${String(row['unit_id'])}/${String(row['indicator'])}`
}

export function questionKey(number: number): string {
  return `question:${number}`
}

/** The row of an item, or a remark on the file as a whole. */
export function checkKey(ownSubmission: number, row: Row): string {
  const { indicator, field } = row
  return `check:${ownSubmission}/${indicator === null ? `*${String(field)}` : String(indicator)}`
}

export function standingKey(unit: UnitId): string {
  return `standing:${unit}`
}

export function findConflicts(sides: Sides): readonly Conflict[] {
  return [...standings(sides), ...checks(sides), ...reviews(sides), ...questions(sides)]
}

function reviews(sides: Sides): readonly Conflict[] {
  const mine = latestBy(sides.changes('review'), reviewKey)
  return [...latestBy(sides.news('review'), reviewKey)].flatMap(([key, theirs]) => {
    const own = mine.get(key)
    if (own === undefined || sameContent(own, theirs)) return []
    return [{ key, kind: 'review' as const, ...itemOf(theirs), mine: own, theirs }]
  })
}

/** Questions that were there when the units went out; new ones get a number of their own. */
function questions(sides: Sides): readonly Conflict[] {
  const keyOf = (row: Row): string => questionKey(Number(row['number']))
  const mine = latestBy(sides.changes('review_question'), keyOf)
  return [...latestBy(sides.news('review_question'), keyOf)].flatMap(([, theirs]) => {
    const number = ownNumber(sides, theirs)
    const own = number === null ? undefined : mine.get(questionKey(number))
    if (number === null || own === undefined || sameContent(own, theirs)) return []
    return [{ key: questionKey(number), kind: 'question' as const, ...itemOf(theirs), mine: own, theirs }]
  })
}

/** The number that a question of the copy has here; null: it is not here yet. */
export function ownNumber({ theirs, own, ownId }: Sides, row: Row): number | null {
  const first = loadRowsAfter(theirs, 'review_question', 0).find(({ number }) => number === row['number'])
  const id = first === undefined ? null : ownId('review_question', idOf(first))
  const here = id === null ? undefined : loadRowsAfter(own, 'review_question', id - 1)[0]
  return here === undefined ? null : Number(here['number'])
}

/** Decisions on the cells of a submission that both sides have: of one row of the form they belong together. */
function checks(sides: Sides): readonly Conflict[] {
  const mine = latestBy(sides.changes('cell_decision'), (row) => checkKey(Number(row['submission_id']), row))
  const news = sides.news('cell_decision').flatMap((row) => {
    const submission = sides.ownId('submission', Number(row['submission_id'])) ?? sameFileHere(sides, row)
    return submission === null ? [] : [{ key: checkKey(submission, row), row, submission }]
  })
  const latest = new Map(news.map((one) => [one.key, one]))
  return [...latest].flatMap(([key, { row, submission }]) => {
    const own = mine.get(key)
    const unit = sides.unitOf('theirs', 'cell_decision', row)
    if (own === undefined || unit === null || sameDecisions(sides, key, row, submission)) return []
    const indicator = row['indicator'] === null ? null : String(row['indicator'])
    return [{ key, kind: 'check' as const, unit, indicator, mine: own, theirs: row }]
  })
}

/** The submission here with the same bytes as that of a decision. */
function sameFileHere(sides: Sides, decision: Row): number | null {
  const theirs = loadRowsAfter(sides.theirs, 'submission', Number(decision['submission_id']) - 1)[0]
  const own = theirs === undefined ? null : findSameFile(sides, theirs)
  return own === null ? null : own
}

/** A submission that came here too since, with the very bytes of one of theirs; null: none. */
export function findSameFile({ changes, own }: Sides, theirs: Row): number | null {
  const same = changes('submission').find(
    (row) => row['sha256'] === theirs['sha256'] && row['unit_id'] === theirs['unit_id'],
  )
  if (same === undefined) return null
  const taken = loadRowsAfter(own, 'withdrawal', 0).findLast(
    (row) => row['table_name'] === 'submission' && row['row_id'] === same['id'],
  )
  return taken === undefined || taken['counts'] === 1 ? idOf(same) : null
}

function sameDecisions(sides: Sides, key: string, row: Row, submission: number): boolean {
  const theirs = decisionsOf(
    sides,
    'theirs',
    Number(row['submission_id']),
    (one) => checkKey(submission, one) === key,
  )
  const own = decisionsOf(sides, 'own', submission, (one) => checkKey(submission, one) === key)
  const fields = new Set([...theirs.keys(), ...own.keys()])
  return [...fields].every((field) => sameDecision(own.get(field) ?? null, theirs.get(field) ?? null))
}

/** No decision and one that was taken back are the same. */
export function sameDecision(one: Row | null, other: Row | null): boolean {
  const stands = (row: Row | null): Row | null => (row === null || row['kind'] === 'undecided' ? null : row)
  return sameContent(stands(one), stands(other))
}

/** The latest decision of each field, of one side. */
export function decisionsOf(
  { own, theirs }: Sides,
  side: 'own' | 'theirs',
  submission: number,
  isOfThing: (row: Row) => boolean,
): ReadonlyMap<string, Row> {
  const rows = loadRowsAfter(side === 'own' ? own : theirs, 'cell_decision', 0)
  return latestBy(
    rows.filter((row) => row['submission_id'] === submission && isOfThing(row)),
    ({ field }) => String(field),
  )
}

function standings(sides: Sides): readonly Conflict[] {
  return sides.units.flatMap((unit) => {
    if (!touchedStanding(sides, 'theirs', unit) || !touchedStanding(sides, 'own', unit)) return []
    const theirs = loadStandingOf(sides.theirs, sides.year, unit)
    const mine = loadStandingOf(sides.own, sides.year, unit)
    if (theirs === null || mine === null || isSameSubmission(sides, mine, theirs)) return []
    const row = (side: 'own' | 'theirs', { id }: Submission): Row =>
      loadRowsAfter(sides[side], 'submission', id - 1)[0] ?? {}
    return [
      {
        key: standingKey(unit),
        kind: 'standing' as const,
        unit,
        indicator: null,
        mine: row('own', mine),
        theirs: row('theirs', theirs),
      },
    ]
  })
}

/** Whether a side changed which submission of a unit stands. */
export function touchedStanding(sides: Sides, side: 'own' | 'theirs', unit: UnitId): boolean {
  const rows = side === 'own' ? sides.changes : sides.news
  return (['submission', 'standing_choice', 'withdrawal'] as const).some((table) =>
    rows(table).some((row) => sides.unitOf(side, table, row) === unit),
  )
}

function isSameSubmission(sides: Sides, mine: Submission, theirs: Submission): boolean {
  return sides.ownId('submission', theirs.id) === mine.id || theirs.sha256 === mine.sha256
}

function itemOf(row: Row): { readonly unit: UnitId; readonly indicator: string } {
  return { unit: unitId(String(row['unit_id'])), indicator: String(row['indicator']) }
}

export function latestBy(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]))
}
