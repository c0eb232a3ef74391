import {
  copyReading,
  copyStoredFile,
  loadRemovals,
  loadRowsAfter,
  storeForeignRemoval,
  storeForeignRow,
  type Exchanged,
} from '#db/exchange-rows.ts'
import type { Actor } from '#db/log.ts'
import type { MergedRow } from '#db/merges.ts'
import { lastNumberOf, loadStandingOf, storeStandingChoice } from '#db/submissions.ts'
import { loadLatest, storeLike, type Row } from '#db/table-rows.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { changeStanding } from '../reopen-changed.ts'
import {
  checkKey,
  decisionsOf,
  findSameFile,
  ownNumber,
  questionKey,
  sameDecision,
  standingKey,
  touchedStanding,
  type Conflict,
} from './find-conflicts.ts'
import { idOf, sameContent, type Sides } from './sides.ts'

export type Choice = 'mine' | 'theirs'

/** A merge at work: both sides, who merges, what was chosen, and the rows that were taken in so far. */
export interface MergeWork {
  readonly sides: Sides
  readonly actor: Actor
  readonly conflicts: readonly Conflict[]
  readonly choices: ReadonlyMap<string, Choice>
  readonly merged: MergedRow[]
}

export const KEPT_WAY = '合并时保留'

/** Takes in what the copy has of one unit. Rows keep who and when; where both sides changed a thing, the chosen stands last. */
export function mergeUnit(work: MergeWork, unit: UnitId): void {
  const { sides, actor, conflicts, choices } = work
  const { own, year } = sides
  const news = (table: Exchanged): readonly Row[] =>
    sides.news(table).filter((row) => sides.unitOf('theirs', table, row) === unit)
  const mineBefore = loadStandingOf(own, year, unit)?.id ?? null
  const reviewed = conflicts.filter((one) => one.unit === unit)
  // What stood before the return of theirs may put it back to pending.
  const kept = reviewed
    .filter(({ kind, key }) => kind === 'review' && choices.get(key) === 'mine')
    .map(({ mine }) => mine)
  const way = '合并'
  changeStanding(own, actor, { year, unit, way, opinion: () => '合并交回包后，有效报送的本项有变化' }, () => {
    for (const row of news('submission')) takeSubmission(work, unit, row)
    for (const row of news('standing_choice')) take(work, 'standing_choice', withSubmission(sides, row))
    for (const row of news('withdrawal')) takeWithdrawal(work, row)
    for (const table of ['cell_decision', 'reread_row'] as const) {
      for (const row of news(table)) take(work, table, withSubmission(sides, row))
    }
    for (const conflict of reviewed) if (conflict.kind === 'check') settleCheck(work, conflict)
    settleStanding(work, unit, mineBefore)
  })
  for (const row of news('review')) take(work, 'review', withSubmission(sides, row))
  for (const mine of kept) {
    const latest = loadLatest(own, 'review', ['year', 'unit_id', 'indicator'], mine)
    if (!sameContent(latest, mine)) storeLike(own, actor, 'review', { ...mine, way: KEPT_WAY })
  }
  takeQuestions(work, news('review_question'))
  for (const row of news('evidence_file')) takeEvidence(work, row)
}

function take(work: MergeWork, table: Exchanged, row: Row): void {
  const { own, map } = work.sides
  const id = storeForeignRow(own, table, row)
  map(table, idOf(row), id)
  work.merged.push({ table, theirs: idOf(row), own: id, written: true })
}

/** A row with its submission's id here. */
function withSubmission({ ownId }: Sides, row: Row): Row {
  const { submission_id: theirs } = row
  if (typeof theirs !== 'number') return row
  const submission_id = ownId('submission', theirs)
  if (submission_id === null) throw new Error(`submission ${theirs} of the copy is not here`)
  return { ...row, submission_id }
}

/** Under the unit's next number; a file that came here too since is the same submission, unless theirs was undone. */
function takeSubmission(work: MergeWork, unit: UnitId, row: Row): void {
  const { sides, merged } = work
  const { own, theirs, year } = sides
  const undone = sides
    .news('withdrawal')
    .some((one) => one['table_name'] === 'submission' && one['row_id'] === row['id'])
  const same = undone ? null : findSameFile(sides, row)
  if (same !== null) {
    sides.map('submission', idOf(row), same)
    merged.push({ table: 'submission', theirs: idOf(row), own: same, written: false })
    return
  }
  copyStoredFile(theirs, own, String(row['sha256']))
  take(work, 'submission', { ...row, number: lastNumberOf(own, year, unit) + 1 })
  const id = sides.ownId('submission', idOf(row))
  if (id === null) throw new Error('a submission was taken in that is not here')
  copyReading(theirs, own, idOf(row), id)
}

function takeWithdrawal(work: MergeWork, row: Row): void {
  const table = row['table_name'] === 'submission' ? 'submission' : 'standing_choice'
  const id = work.sides.ownId(table, Number(row['row_id']))
  if (id === null) throw new Error('a withdrawal of a row that is not here')
  take(work, 'withdrawal', { ...row, row_id: id })
}

/** The whole row of the form as the chosen side has it: its decisions, and how they read. */
function settleCheck({ sides, actor, choices }: MergeWork, { key, mine, theirs }: Conflict): void {
  const { own } = sides
  const submission = Number(mine['submission_id'])
  const isOfThing = (row: Row): boolean => checkKey(submission, row) === key
  const chosen = choices.get(key) ?? 'mine'
  const before = decisionsBefore(sides, submission, isOfThing)
  const wanted =
    chosen === 'mine' ? before : decisionsOf(sides, 'theirs', Number(theirs['submission_id']), isOfThing)
  const now = decisionsOf(sides, 'own', submission, isOfThing)
  for (const [field, row] of new Map([...now, ...wanted])) {
    const want = wanted.get(field) ?? { ...row, kind: 'undecided', text: null, reason: '合并时未采用' }
    if (!sameDecision(now.get(field) ?? null, want)) {
      storeLike(own, actor, 'cell_decision', { ...want, submission_id: submission })
    }
  }
  const { indicator } = mine
  if (indicator === null || indicator === undefined) return
  const like: Row = { submission_id: submission, indicator }
  const latest = loadLatest(own, 'reread_row', REREAD_KEY, like)
  const reread =
    chosen === 'mine'
      ? rereadBefore(sides, like)
      : loadLatest(sides.theirs, 'reread_row', REREAD_KEY, {
          ...like,
          submission_id: theirs['submission_id'] ?? null,
        })
  const want = reread ?? { ...like, row: null, cells: null, remarks: null }
  if (latest === null ? reread !== null : !sameContent(latest, want)) {
    storeLike(own, actor, 'reread_row', { ...want, submission_id: submission })
  }
}

const REREAD_KEY = ['submission_id', 'indicator']

/** As they stood here before any of theirs came. */
function decisionsBefore(
  sides: Sides,
  submission: number,
  isOfThing: (row: Row) => boolean,
): ReadonlyMap<string, Row> {
  const taken = new Set(sides.news('cell_decision').map((row) => sides.ownId('cell_decision', idOf(row))))
  const rows = loadRowsAfter(sides.own, 'cell_decision', 0).filter(
    (row) => row['submission_id'] === submission && isOfThing(row) && !taken.has(idOf(row)),
  )
  return new Map(rows.map((row) => [String(row['field']), row]))
}

function rereadBefore(sides: Sides, like: Row): Row | null {
  const taken = new Set(sides.news('reread_row').map((row) => sides.ownId('reread_row', idOf(row))))
  const rows = loadRowsAfter(sides.own, 'reread_row', 0).filter(
    (row) =>
      row['submission_id'] === like['submission_id'] &&
      row['indicator'] === like['indicator'] &&
      !taken.has(idOf(row)),
  )
  return rows.at(-1) ?? null
}

function settleStanding({ sides, actor, choices }: MergeWork, unit: UnitId, mine: number | null): void {
  if (!touchedStanding(sides, 'theirs', unit)) return
  const { own, theirs, year } = sides
  const stands = loadStandingOf(theirs, year, unit)
  const their = stands === null ? null : sides.ownId('submission', stands.id)
  const chosen = choices.get(standingKey(unit)) ?? 'theirs'
  const wanted = chosen === 'mine' ? mine : (their ?? mine)
  if (wanted === null || loadStandingOf(own, year, unit)?.id === wanted) return
  storeStandingChoice(own, actor, wanted, '合并交回包时选定')
}

function takeQuestions(work: MergeWork, rows: readonly Row[]): void {
  const { sides, actor, conflicts, choices } = work
  const { own, year } = sides
  for (const row of rows) {
    const number = ownNumber(sides, row) ?? lastQuestion(own, year) + 1
    take(work, 'review_question', { ...row, number })
  }
  for (const { key, kind, mine } of conflicts) {
    if (kind !== 'question' || choices.get(key) !== 'mine') continue
    if (!rows.some((row) => questionKey(ownNumber(sides, row) ?? 0) === key)) continue
    storeLike(own, actor, 'review_question', mine)
  }
}

function lastQuestion(own: Sides['own'], year: number): number {
  return loadRowsAfter(own, 'review_question', 0)
    .filter((row) => row['year'] === year)
    .reduce((last, { number }) => Math.max(last, Number(number)), 0)
}

/** The same file attached to the same item on both sides is there once. */
function takeEvidence(work: MergeWork, row: Row): void {
  const { sides, merged } = work
  const removed = new Set(loadRemovals(sides.own).map((one) => one['evidence_id']))
  const same = sides
    .changes('evidence_file')
    .find(
      (one) =>
        !removed.has(one['id'] ?? null) &&
        ['unit_id', 'indicator', 'number', 'sha256'].every((name) => one[name] === row[name]),
    )
  if (same === undefined) {
    take(work, 'evidence_file', row)
    return
  }
  sides.map('evidence_file', idOf(row), idOf(same))
  merged.push({ table: 'evidence_file', theirs: idOf(row), own: idOf(same), written: false })
}

/** Files that the copy took off their items; those that are off already stay as they are. Gives how many. */
export function mergeRemovals({ sides, merged }: MergeWork): number {
  const { own, theirs } = sides
  const off = new Set(loadRemovals(own).map((row) => row['evidence_id']))
  const shared = new Set(
    merged.filter(({ table, written }) => table === 'evidence_file' && !written).map((row) => row.own),
  )
  let taken = 0
  for (const row of loadRemovals(theirs)) {
    const evidence_id = sides.ownId('evidence_file', Number(row['evidence_id']))
    if (evidence_id === null || off.has(evidence_id) || shared.has(evidence_id)) continue
    storeForeignRemoval(own, { ...row, evidence_id })
    taken += 1
  }
  return taken
}
