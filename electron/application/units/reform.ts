import type { Actor } from '#db/log.ts'
import { builtinUnits, commonRenamings, type CommonRenaming } from '#shared/plan/builtin.ts'
import { existsIn, unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import { countUnitRecords } from '#db/unit-records.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { changeUnit } from './change-unit.ts'
import { keepUnit } from './keep-unit.ts'
import { yearsBefore, yearsTouched } from './planned-change.ts'
import { findUnit, namesIn, openUnitBook, type UnitBook } from './unit-book.ts'

export interface ReformProposal extends CommonRenaming {
  /** null: it can be taken over. Else why not: recorded already, or no such unit. */
  readonly done: string | null
}

/** The common renamings, each with whether the office has it already; from a year on. */
export function reformProposals(book: UnitBook, from: number): readonly ReformProposal[] {
  return commonRenamings.map((renaming) => ({ ...renaming, done: whyNot(book, renaming, from) }))
}

function whyNot(book: UnitBook, { unit: id, to }: CommonRenaming, from: number): string | null {
  const unit = findUnit(book, id)
  // A city with other units of its own may use the same numbers.
  const known = builtinUnits.find((builtin) => builtin.id === id)
  if (unit === null || !unit.names.some(({ name }) => name === known?.names[0]?.name))
    return '单位库中没有这个单位'
  if (!existsIn(unit, from)) return `${from}年度已不存续`
  const renamed = unit.names.find(({ kind, name }) => kind === 'official' && name === to)
  if (renamed !== undefined) return `已登记：${renamed.validFrom ?? from}年度起`
  const now = unitNameIn(unit, from)
  return now === known?.names[0]?.name ? null : `已更名为“${now}”`
}

/** Records the chosen ones, all or none. In a transaction. */
export function applyReform(
  office: Office,
  actor: Actor,
  request: {
    readonly units: readonly UnitId[]
    readonly from: number
    readonly document: string
    readonly reason: string
  },
): Outcome<readonly string[]> {
  const { from, document, reason } = request
  const chosen = reformProposals(openUnitBook(office), from).filter(({ unit }) =>
    request.units.includes(unit),
  )
  if (chosen.length === 0) return fail('unit-change', '没有选任何单位，没有登记。请勾选要更名的单位。')
  const effects = reformEffects(
    office,
    openUnitBook(office),
    chosen.map(({ unit }) => unit),
    from,
  )
  for (const { unit, from: before, to, aliases, done } of chosen) {
    if (done !== null)
      return fail('unit-change', `“${before}”：${done}，没有登记任何更名。请取消勾选后再试。`)
    const changed = changeUnit(office, actor, {
      unit,
      kind: 'renamed',
      from,
      name: to,
      successors: [],
      takeOver: false,
      document,
      reason,
    })
    if (!changed.ok) return changed
    const known = findUnit(openUnitBook(office), unit)
    const own = known?.names.filter(({ kind }) => kind === 'alias').map(({ name }) => name) ?? []
    const kept = keepUnit(office, actor, from, {
      unit,
      aliases: [...own, ...aliases],
      kind: null,
      contact: null,
    })
    if (!kept.ok) return kept
  }
  return { ok: true, value: effects }
}

/** For all of them at once: the sentences of each alone would be the same over and over. */
function reformEffects(
  { db }: Office,
  book: UnitBook,
  units: readonly UnitId[],
  from: number,
): readonly string[] {
  const past = new Set(units.flatMap((unit) => yearsBefore(book, unit, from)))
  const touched = new Set(
    units.flatMap((unit) => yearsTouched(book, unit, from).map(({ year }) => year.year)),
  )
  const issued = units.filter((unit) =>
    [...touched].some((year) => countUnitRecords(db, year, unit).formIssued),
  )
  const issuedNames = issued.flatMap((id) => findUnit(book, id) ?? [])
  return [
    ...(past.size === 0 ? [] : [`${[...past].join('、')}年度仍用旧名，各页和材料都不变。`]),
    touched.size === 0
      ? `以后新建的${from}年度及之后的年度用新名。`
      : `${[...touched].join('、')}年度及之后改用新名：自评表、汇总表和公文用新名，组别、指标、目标值和已收的材料不变。`,
    ...(issued.length === 0
      ? []
      : [
          `已经给${namesIn(issuedNames, from)}下发自评表，表上是旧名：报回时照常认作这个单位，要换成新名请重新下发。`,
        ]),
    '写着旧名或简称的自评表仍能导入；方案原文照原样显示，旁边注明现名。',
  ]
}
