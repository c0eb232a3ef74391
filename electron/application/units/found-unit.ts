import { appendLog, type Actor } from '#db/log.ts'
import { storeUnitChange } from '#db/unit-changes.ts'
import { storeUnits } from '#db/units.ts'
import { UNIT_KINDS, unitId, unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { enlistUnit, groupOf } from '#shared/scheme/evaluated-units.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { CHANGE_WORDS, changeUnit, storeSchemes } from './change-unit.ts'
import { judgeName } from './judge-name.ts'
import type { PlannedChange } from './planned-change.ts'
import { openUnitBook, type UnitBook } from './unit-book.ts'

export interface NewUnit {
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: string
  /** The first year in which it exists. */
  readonly from: number
  /** Where it is evaluated from then on, in the years that are open; null: nowhere yet. */
  readonly group: string | null
  /** Units that it takes over from. */
  readonly predecessors: readonly UnitId[]
  /** true: the predecessors end, and it answers for their indicators. false: they only gave work to it. */
  readonly predecessorsEnd: boolean
  readonly document: string
  readonly reason: string
}

/** Adds a unit, ends those that it takes over from, evaluates it; told in sentences. In a transaction. */
export function foundUnit(office: Office, actor: Actor, request: NewUnit): Outcome<readonly string[]> {
  const { db } = office
  const judged = judgeUnit(openUnitBook(office), request)
  if (!judged.ok) return judged
  const unit = judged.value
  storeUnits(db, [unit])
  const change = storeUnitChange(db, actor, {
    unit: unit.id,
    kind: 'founded',
    from: request.from,
    name: null,
    successors: [],
    document: request.document,
    reason: request.reason,
  })
  const taken = takeOver(office, actor, unit.id, request)
  if (!taken.ok) return taken
  const enlisted = enlisting(openUnitBook(office), unit, request)
  if (!enlisted.ok) return enlisted
  const { schemes, effects } = enlisted.value
  const versions = storeSchemes(db, actor, change, schemes, CHANGE_WORDS.founded)
  appendLog(db, actor, {
    action: CHANGE_WORDS.founded,
    object: unit.id,
    detail: {
      year: request.from,
      change,
      name: unitNameIn(unit, request.from),
      aliases: request.aliases,
      kind: unit.kind,
      document: request.document,
      reason: request.reason,
      versions,
    },
  })
  return { ok: true, value: [...taken.value, ...effects] }
}

function judgeUnit(book: UnitBook, { name, aliases, kind, from }: NewUnit): Outcome<Unit> {
  const official = judgeName(book, null, name, from)
  if (!official.ok) return official
  if (!UNIT_KINDS.some((known) => known === kind)) {
    return fail('unit-change', '没有选类别，没有新增。请选择单位的类别。')
  }
  const names = new Set([official.value])
  for (const alias of aliases) {
    const judged = judgeName(book, null, alias, from)
    if (!judged.ok) return judged
    names.add(judged.value)
  }
  const [, ...rest] = names
  return {
    ok: true,
    value: {
      id: nextId(book),
      kind,
      validFrom: from,
      validTo: null,
      names: [
        { name: official.value, kind: 'official', validFrom: null, validTo: null },
        ...rest.map((alias) => ({ name: alias, kind: 'alias', validFrom: null, validTo: null }) as const),
      ],
      successors: [],
    },
  }
}

/** U01, U02 …: units that came with the plan have other letters. */
function nextId(book: UnitBook): UnitId {
  const taken = book.units.map(({ id }) => Number(/^U(\d+)$/.exec(id)?.[1] ?? 0))
  return unitId(`U${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`)
}

function takeOver(
  office: Office,
  actor: Actor,
  unit: UnitId,
  { predecessors, predecessorsEnd, from, document, reason }: NewUnit,
): Outcome<readonly string[]> {
  const effects: string[] = []
  for (const predecessor of new Set(predecessors)) {
    const changed = changeUnit(office, actor, {
      unit: predecessor,
      kind: predecessorsEnd ? 'merged' : 'transferred',
      from,
      name: '',
      successors: [unit],
      takeOver: true,
      document,
      reason,
    })
    if (!changed.ok) return changed
    effects.push(...changed.value)
  }
  return { ok: true, value: effects }
}

/** Into its group in every open year from its first on, where it is not by now in its predecessor's place. */
function enlisting(
  book: UnitBook,
  unit: Unit,
  { group, from }: NewUnit,
): Outcome<Pick<PlannedChange, 'schemes' | 'effects'>> {
  const name = unitNameIn(unit, from)
  if (group === null) {
    return {
      ok: true,
      value: { schemes: [], effects: [`“${name}”先只登记在单位库，没有列入任何年度的评价。`] },
    }
  }
  const years = book.years.filter(({ year }) => year.year >= from)
  if (years.some(({ scheme }) => !scheme.groups.some(({ id }) => id === group))) {
    return fail('unit-change', '方案中没有所选的组别，没有新增。请重新选择组别。')
  }
  const archived = years.filter(({ year }) => year.state === '归档').map(({ year }) => year.year)
  const due = years.filter(({ year, scheme }) => year.state !== '归档' && groupOf(scheme, unit.id) === null)
  const schemes = due.map(({ year, scheme }) => ({
    year: year.year,
    scheme: enlistUnit(scheme, unit.id, group),
  }))
  return {
    ok: true,
    value: {
      schemes,
      effects: [
        ...(archived.length === 0 ? [] : [`${archived.join('、')}年度已经归档，不列入。`]),
        ...schemes.map(({ year, scheme }) => enlistedText(year, scheme, unit.id, name)),
      ],
    },
  }
}

/** Also told where a unit that exists is taken into a year. */
export function enlistedText(
  year: number,
  scheme: Parameters<typeof groupOf>[0],
  unit: UnitId,
  name: string,
): string {
  const group = groupOf(scheme, unit)
  const own = group?.indicators.filter(({ units }) => units.includes(unit)).length ?? 0
  const rest = own === 0 ? '还没有指标，请在“指标与目标”中安排' : `先按全组共同的 ${own} 项指标评价`
  return `${year}年度把“${name}”列入“${group?.name ?? ''}”组，${rest}；请给它下发自评表。`
}
