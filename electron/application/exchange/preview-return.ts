import { loadRemovals, loadRowsAfter, type Exchanged } from '#db/exchange-rows.ts'
import { loadChain } from '#db/merges.ts'
import type { Database } from '#db/open.ts'
import type { Review } from '#db/reviews.ts'
import type { Row } from '#db/table-rows.ts'
import { loadUnits } from '#db/units.ts'
import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { unitNameIn, unitId, type UnitId } from '#shared/plan/unit.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import { formatDay, parseDay } from '#shared/scheme/day.ts'
import { points } from '#shared/scheme/points.ts'
import type { Outcome } from '../outcome.ts'
import { decidedText } from '../views/item-history.ts'
import type { YearBook } from '../year-book.ts'
import { findConflicts, findSameFile, type Conflict } from './find-conflicts.ts'
import type { OpenReturn } from './open-return.ts'
import { idOf, openSides, type Sides } from './sides.ts'

/** What merging a package would bring, unit by unit, and where both sides changed the same thing. Nothing is written. */
export function previewReturn(own: Database, book: YearBook, opened: OpenReturn): Outcome<ExchangePreview> {
  const sides = openSides(own, opened)
  if (!sides.ok) return sides
  const { handout, origin, earlier, pack } = opened
  const names = new Map(loadUnits(own).map((unit) => [unit.id, unitNameIn(unit, handout.year)]))
  const titles = new Map(
    book.scheme.groups.flatMap((group) => group.indicators.map(({ id, title }) => [id, title] as const)),
  )
  const nameOf = (unit: UnitId): string => names.get(unit) ?? unit
  const entries = loadChain(opened.theirs, earlier.at(-1)?.entries ?? 0)
  const changedScheme =
    book.schemeVersion === handout.schemeVersion
      ? []
      : ['分出以后本机改过评价办法，对方是按分出时的办法审核的，合并后请核对这几家单位的得分。']
  return {
    ok: true,
    value: {
      colleague: origin.colleague,
      handedAt: handout.at,
      madeAt: pack.manifest.createdAt,
      code: pack.code,
      warnings: [...opened.warnings, ...changedScheme],
      units: handout.units.map((unit) => ({ unit, name: nameOf(unit), ...countsOf(sides.value, unit) })),
      conflicts: findConflicts(sides.value).map((conflict) => {
        const { key, kind, unit, indicator } = conflict
        return {
          key,
          kind,
          unit: nameOf(unit),
          indicator,
          title: indicator === null ? '' : (titles.get(indicator) ?? ''),
          mine: sideOf(kind, conflict.mine),
          theirs: sideOf(kind, conflict.theirs),
        }
      }),
      log: entries.map(({ sequence, at, operator, action, object }) => ({
        sequence,
        at,
        operator,
        action,
        object: names.get(unitId(object)) ?? removeControls(object),
      })),
    },
  }
}

/** What of a unit would be new here. */
export function countsOf(
  sides: Sides,
  unit: UnitId,
): Omit<ExchangePreview['units'][number], 'unit' | 'name'> {
  const of = (table: Exchanged): readonly Row[] =>
    sides.news(table).filter((row) => sides.unitOf('theirs', table, row) === unit)
  const things = (rows: readonly Row[], ...columns: readonly string[]): number =>
    new Set(rows.map((row) => JSON.stringify(columns.map((column) => row[column])))).size
  const submissions = of('submission')
  const known = submissions.filter((row) => findSameFile(sides, row) !== null).length
  return {
    submissions: submissions.length - known,
    known,
    checks: things(of('cell_decision'), 'submission_id', 'indicator', 'field'),
    reviews: things(of('review'), 'indicator'),
    questions: things(of('review_question'), 'number'),
    evidence: of('evidence_file').length + removalsOf(sides, unit),
  }
}

/** Files that the copy took off and that are still on here. */
function removalsOf({ theirs, own, ownId }: Sides, unit: UnitId): number {
  const files = new Map(
    loadRowsAfter(theirs, 'evidence_file', 0)
      .filter((row) => row['unit_id'] === unit)
      .map((row) => [idOf(row), ownId('evidence_file', idOf(row))]),
  )
  const off = new Set(loadRemovals(own).map((row) => row['evidence_id']))
  return loadRemovals(theirs).filter((row) => {
    const id = Number(row['evidence_id'])
    const here = files.get(id)
    return files.has(id) && (here === null || here === undefined || !off.has(here))
  }).length
}

type Side = ExchangePreview['conflicts'][number]['mine']

function sideOf(kind: Conflict['kind'], row: Row): Side {
  return { text: textOf(kind, row), operator: text(row, 'operator'), at: text(row, 'at') }
}

function textOf(kind: Conflict['kind'], row: Row): string {
  switch (kind) {
    case 'review':
      return [decidedText(reviewOf(row)), text(row, 'opinion')].filter((part) => part !== '').join('，')
    case 'check':
      return [CHECK_WORDS[text(row, 'kind')] ?? '', quoted(text(row, 'text')), text(row, 'reason')]
        .filter((part) => part !== '')
        .join('，')
    case 'question':
      return [text(row, 'question'), QUESTION_WORDS[text(row, 'state')] ?? '', text(row, 'answer')]
        .filter((part) => part !== '')
        .join('，')
    case 'standing': {
      const day = parseDay(text(row, 'received'))
      return `以“${removeControls(text(row, 'file_name'))}”为准${day === null ? '' : `（${formatDay(day)}收到）`}`
    }
  }
}

const CHECK_WORDS: Readonly<Record<string, string>> = {
  adopt: '采用读到的内容',
  rewrite: '改写',
  'send-back': '退回单位',
  undecided: '还没有决定',
}

const QUESTION_WORDS: Readonly<Record<string, string>> = {
  open: '待答复',
  answered: '已答复',
  withdrawn: '已撤回',
}

function reviewOf(row: Row): Review {
  const { score, actual, band } = row
  return {
    unit: unitId(text(row, 'unit_id')),
    indicator: text(row, 'indicator'),
    submissionId: null,
    kind: KINDS.find((kind) => kind === row['kind']) ?? 'reopened',
    score: typeof score === 'number' ? points(score) : null,
    actual: typeof actual === 'string' ? actual : null,
    band: typeof band === 'string' ? band : null,
    way: '',
    opinion: '',
  }
}

const KINDS = ['score', 'not-applicable', 'no-data', 'missing', 'reopened'] as const

function text(row: Row, column: string): string {
  const value = row[column]
  return value === null || value === undefined ? '' : String(value)
}

function quoted(given: string): string {
  return given === '' ? '' : `“${given}”`
}
