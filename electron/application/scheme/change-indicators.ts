import { loadIndicatorIds } from '#db/schemes.ts'
import { heirsIn, type UnitId } from '#shared/plan/unit.ts'
import { copyEdits, type CopiedPart } from '#shared/scheme/copy-scheme.ts'
import type { SchemeEdit } from '#shared/scheme/edit.ts'
import type { Refusal } from '#shared/scheme/edit-scheme.ts'
import { freshId, idStem, parseSource, stemOf } from '#shared/scheme/indicator-source.ts'
import { planSources } from '#shared/scheme/plan-sources.ts'
import { indicatorToJson } from '#shared/scheme/scheme-text.ts'
import type { Group, Indicator } from '#shared/scheme/scheme.ts'
import { LONGEST_TITLE } from '#shared/scheme/typed-value.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { openYear, type YearBook } from '../year-book.ts'
import { editDraft, loadDraft } from './draft.ts'

export interface AddedIndicator {
  readonly indicator: string
}

/** Adds an indicator for a part of the plan to the draft, behind the last one of that part. */
export function addIndicator(
  office: Office,
  book: YearBook,
  { group: groupId, source: key }: { readonly group: string; readonly source: string },
): Outcome<AddedIndicator> {
  const group = draftGroup(office, book, groupId)
  const source = parseSource(key)
  const choice = planSources(book.plan).find((known) => known.key === key)
  if (group === null || source === null || choice === undefined) {
    return fail('bad-request', '没有这个组或这项任务，没有新增指标。请重新选择。')
  }
  const [block] = group.blocks
  if (block === undefined) {
    return fail('bad-request', `${group.name}还没有板块，没有新增指标。请先在“计分办法”中新增板块。`)
  }
  const id = freshId(idStem(source), usedIds(office, group))
  const likeIt = group.indicators.findLast((indicator) => stemOf(indicator.id) === stemOf(id))
  return put(office, book, group, likeIt?.id ?? null, id, {
    id,
    block: likeIt?.block ?? block.id,
    title: choice.title.slice(0, LONGEST_TITLE),
    points: '10',
    rule: 'graded',
    source,
    units: [...(likeIt?.units ?? [])],
    leadUnits: [...(likeIt?.leadUnits ?? [])],
    evidence: likeIt?.evidence ?? '',
    noDataAllowed: false,
  })
}

/** A second indicator like a given one, with a 编号 of its own. */
export function copyIndicator(
  office: Office,
  book: YearBook,
  at: { readonly group: string; readonly indicator: string },
): Outcome<AddedIndicator> {
  const group = draftGroup(office, book, at.group)
  const original = group?.indicators.find(({ id }) => id === at.indicator)
  if (group === null || original === undefined) {
    return fail('unknown-indicator', '这项指标已停用，没有复制。请另选一项。')
  }
  const id = freshId(stemOf(original.id), usedIds(office, group))
  const copy: Indicator = { ...original, id, title: `${original.title}（副本）` }
  return put(office, book, group, original.id, id, indicatorToJson(copy))
}

function put(
  office: Office,
  book: YearBook,
  group: Group,
  after: string | null,
  id: string,
  indicator: object,
): Outcome<AddedIndicator> {
  const edited = editDraft(office, book, [{ kind: 'put', group: group.id, after, indicator }])
  if (!edited.ok) return edited
  const [refusal] = edited.value.refused
  if (refusal !== undefined) return fail('bad-request', refusal.message)
  return { ok: true, value: { indicator: id } }
}

function draftGroup(office: Office, book: YearBook, id: string): Group | null {
  return loadDraft(office, book).scheme.groups.find((group) => group.id === id) ?? null
}

/** Of the saved versions of all years and of the draft; one taken back with Ctrl+Z may be given again. */
function usedIds({ db }: Office, group: Group): ReadonlySet<string> {
  return new Set([...loadIndicatorIds(db, group.id), ...group.indicators.map(({ id }) => id)])
}

export interface CopiedScheme {
  readonly changes: number
  readonly refused: readonly Refusal[]
}

/** Brings parts of an earlier year's scheme into the draft as one step. */
export function copyFromYear(
  office: Office,
  book: YearBook,
  { from, parts }: { readonly from: number; readonly parts: readonly CopiedPart[] },
): Outcome<CopiedScheme> {
  const source = openYear(office, from)
  if (!source.ok || from >= book.year.year) {
    return fail('no-year', `没有更早的${from}年度，没有复制。请重新选择年度。`)
  }
  const draft = loadDraft(office, book).scheme
  const evaluated = new Set(draft.groups.flatMap(({ units }) => units))
  const edits: readonly SchemeEdit[] = copyEdits(
    source.value.scheme,
    draft,
    new Set(parts),
    heirs(book, evaluated),
  )
  const edited = editDraft(office, book, edits)
  if (!edited.ok) return edited
  const { refused } = edited.value
  return { ok: true, value: { changes: edits.length - refused.length, refused } }
}

/** A unit that ended has its work done by the first of its successors that is evaluated this year. */
function heirs(book: YearBook, evaluated: ReadonlySet<UnitId>): (unit: UnitId) => UnitId {
  return (id) => {
    const unit = book.allUnits.find((known) => known.id === id)
    if (unit === undefined || evaluated.has(id)) return id
    return heirsIn(book.allUnits, unit, book.year.year).find((heir) => evaluated.has(heir.id))?.id ?? id
  }
}
