import { appendLog, type Actor } from '#db/log.ts'
import { loadScheme, loadSchemeVersion } from '#db/schemes.ts'
import { loadChangeSchemes, storeUnitChangeUndo, type StoredUnitChange } from '#db/unit-changes.ts'
import { countUnitRecords } from '#db/unit-records.ts'
import { unitNameIn, type Unit } from '#shared/plan/unit.ts'
import { groupOf } from '#shared/scheme/evaluated-units.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { keepScheme } from '../scheme/keep-scheme.ts'
import { CHANGE_WORDS } from './change-unit.ts'
import { yearsTouched } from './planned-change.ts'
import { findUnit, openUnitBook, type UnitBook } from './unit-book.ts'

const WORD = '撤销单位变更'

/** Takes a change back by a counter-entry, with the schemes that came with it; told in sentences. In a transaction. */
export function undoChange(
  office: Office,
  actor: Actor,
  { change: id, reason }: { readonly change: number; readonly reason: string },
): Outcome<readonly string[]> {
  const { db } = office
  const book = openUnitBook(office)
  const change = book.changes.find((known) => known.id === id)
  const unit = change === undefined ? null : findUnit(book, change.unit)
  if (change === undefined || unit === null) {
    return fail('unknown-change', '没有找到这条变更，或它已经撤销。请刷新后再看变更记录。')
  }
  const refused = refuseUndo(book, change, unit)
  if (refused !== null) return fail('unit-change', refused)
  const back = loadChangeSchemes(db, id).map(({ year, version }) => takeBack(office, actor, year, version))
  storeUnitChangeUndo(db, actor, id, reason)
  if (change.kind === 'founded') {
    const left = leftBehind(office, unit)
    if (left !== null) return fail('unit-change', left)
  }
  const name = unitNameIn(unit, change.from)
  appendLog(db, actor, {
    action: WORD,
    object: unit.id,
    detail: {
      year: change.from,
      change: id,
      undone: CHANGE_WORDS[change.kind],
      name: change.name,
      reason,
      versions: back,
    },
  })
  return {
    ok: true,
    value: [undoneText(change, name), ...back.map(backText), ...missedYears(office, unit, change, back)],
  }
}

function refuseUndo(book: UnitBook, change: StoredUnitChange, unit: Unit): string | null {
  const touches =
    change.kind === 'renamed' || change.kind === 'founded' ? [unit.id] : [unit.id, ...change.successors]
  const archived = touches
    .flatMap((id) => yearsTouched(book, id, change.from))
    .find(({ year }) => year.state === '归档')
  if (archived !== undefined && change.kind !== 'transferred') {
    return `${archived.year.year}年度已经归档，这条变更已用在里面，不能撤销。确需更改，请先写明理由解除归档。`
  }
  if (change.kind !== 'founded') return null
  const used = book.changes.find(({ successors, id }) => id !== change.id && successors.includes(unit.id))
  const other = used === undefined ? null : findUnit(book, used.unit)
  if (used === undefined || other === null) return null
  return `“${unitNameIn(unit, change.from)}”承接了“${unitNameIn(other, used.from - 1)}”，不能撤销新增。请先撤销“${unitNameIn(other, used.from - 1)}”的${used.kind === 'merged' ? '并入' : '职责划转'}。`
}

interface TakenBack {
  readonly year: number
  /** The version that has the scheme from before; null: the scheme was changed again since and is left alone. */
  readonly version: number | null
}

function takeBack({ db }: Office, actor: Actor, year: number, version: number): TakenBack {
  const before = loadSchemeVersion(db, year, version - 1)
  const brought = loadSchemeVersion(db, year, version)
  const stands = loadScheme(db, year)
  // By content: an undone later change has left it as it was.
  if (before === null || brought === null || stands?.content !== brought.content) {
    return { year, version: null }
  }
  return { year, version: keepScheme({ db }, actor, year, decodeScheme(before.content), WORD) }
}

function backText({ year, version }: TakenBack): string {
  return version === null
    ? `${year}年度的方案在这之后又改过，没有自动改回。请到“指标与目标”核对各单位的指标，需要时在单位库把单位“列入本年评价”。`
    : `${year}年度的方案改回变更之前的样子，已经下发的自评表要重新下发。`
}

/** Years that were made after a unit's end, and so without it. */
function missedYears(
  office: Office,
  unit: Unit,
  change: StoredUnitChange,
  back: readonly TakenBack[],
): readonly string[] {
  if (change.kind !== 'merged' && change.kind !== 'ended') return []
  const years = openUnitBook(office)
    .years.filter(({ year, scheme }) => year.year >= change.from && groupOf(scheme, unit.id) === null)
    .map(({ year }) => year.year)
    .filter((year) => !back.some((known) => known.year === year))
  if (years.length === 0) return []
  return [`${years.join('、')}年度没有列入它，需要评价的，请在单位库“列入本年评价”。`]
}

/** What still holds a unit whose founding is taken back; null: nothing. */
function leftBehind(office: Office, unit: Unit): string | null {
  const name = unitNameIn(unit, unit.validFrom ?? 0)
  const { years } = openUnitBook(office)
  const holding = years.find(
    ({ year, scheme }) =>
      groupOf(scheme, unit.id) !== null || countUnitRecords(office.db, year.year, unit.id).submissions > 0,
  )
  return holding === undefined
    ? null
    : `“${name}”已列入${holding.year.year}年度的评价，方案之后又改过或已收到自评表，不能撤销新增。不再评价的，请登记“停止评价”。`
}

function undoneText({ kind, from, name }: StoredUnitChange, now: string): string {
  switch (kind) {
    case 'renamed':
      return `${from}年度起不再用“${name ?? ''}”，改回之前的名称。`
    case 'founded':
      return `“${now}”从单位库撤下，变更记录保留。`
    case 'merged':
    case 'ended':
      return `“${now}”恢复为存续单位。`
    case 'transferred':
      return `“${now}”的职责划转记录作废。`
  }
}
