import type { Database } from '#db/open.ts'
import { countUnitRecords } from '#db/unit-records.ts'
import { existsIn, unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { fail, type Outcome } from '../outcome.ts'
import { judgeName } from './judge-name.ts'
import {
  endingEffects,
  endingSchemes,
  renamingEffects,
  yearsTouched,
  type PlannedChange,
} from './planned-change.ts'
import { findUnit, namesIn, type UnitBook } from './unit-book.ts'

export interface ChangeRequest {
  readonly unit: UnitId
  readonly kind: 'renamed' | 'merged' | 'ended' | 'transferred'
  /** The first year in which it holds. */
  readonly from: number
  /** renamed: the new name. */
  readonly name: string
  /** merged, transferred: who goes on with the work. */
  readonly successors: readonly UnitId[]
  /** merged: the successors answer for the unit's indicators in the years that are open. */
  readonly takeOver: boolean
  readonly document: string
  readonly reason: string
}

/** Whether a change can be, and what would come of it; stores nothing. */
export function planChange(db: Database, book: UnitBook, request: ChangeRequest): Outcome<PlannedChange> {
  const unit = findUnit(book, request.unit)
  if (unit === null) return fail('unknown-unit', '没有找到这个单位，请重新选择。')
  const { from } = request
  if (!existsIn(unit, from)) {
    return fail(
      'unit-change',
      `${from}年度没有“${unitNameIn(unit, from)}”这个单位，没有登记。请核对起始年度和以前登记的变更。`,
    )
  }
  const archived = yearsTouched(book, unit.id, from).find(({ year }) => year.state === '归档')
  if (archived !== undefined && request.kind !== 'transferred') {
    const { year } = archived.year
    return fail(
      'archived',
      `${year}年度已经归档，不能再改动，没有登记。请把起始年度改为${year + 1}年度或更晚。`,
    )
  }
  switch (request.kind) {
    case 'renamed':
      return planRenaming(db, book, unit, request)
    case 'merged':
    case 'ended':
      return planEnding(db, book, unit, request)
    case 'transferred':
      return planTransfer(book, unit, request)
  }
}

function planRenaming(
  db: Database,
  book: UnitBook,
  unit: Unit,
  { from, name: text, document, reason }: ChangeRequest,
): Outcome<PlannedChange> {
  const judged = judgeName(book, unit.id, text, from)
  if (!judged.ok) return judged
  const name = judged.value
  const before = unitNameIn(unit, from)
  if (name === before) {
    return fail('unit-name', `${from}年度的名称已经是“${name}”，没有登记。请核对新名称和起始年度。`)
  }
  if (unit.validFrom === from) {
    return fail(
      'unit-change',
      `“${before}”从${from}年度起才设立，不能同年更名。名称写错了的，请撤销新增后重新新增。`,
    )
  }
  const same = book.changes.find(
    (change) => change.unit === unit.id && change.kind === 'renamed' && change.from === from,
  )
  if (same !== undefined) {
    return fail(
      'unit-change',
      `${from}年度起已登记更名为“${same.name ?? ''}”，没有再登记。要改，请先在变更记录中撤销那一条。`,
    )
  }
  return {
    ok: true,
    value: {
      change: { unit: unit.id, kind: 'renamed', from, name, successors: [], document, reason },
      schemes: [],
      effects: renamingEffects(db, book, unit, { from, name }),
    },
  }
}

function planEnding(
  db: Database,
  book: UnitBook,
  unit: Unit,
  { kind, from, successors, takeOver, document, reason }: ChangeRequest,
): Outcome<PlannedChange> {
  const name = unitNameIn(unit, from - 1)
  const heirs = kind === 'merged' ? judgeSuccessors(book, unit, from, successors) : noSuccessors()
  if (!heirs.ok) return heirs
  const refused = refuseEnding(db, book, unit, from)
  if (refused !== null) return fail('unit-change', `“${name}”${refused}`)
  const takers = takeOver ? heirs.value : []
  return {
    ok: true,
    value: {
      change: {
        unit: unit.id,
        kind: kind === 'merged' ? 'merged' : 'ended',
        from,
        name: null,
        successors: heirs.value.map(({ id }) => id),
        document,
        reason,
      },
      schemes: endingSchemes(
        book,
        unit,
        from,
        takers.map(({ id }) => id),
      ),
      effects: endingEffects(db, book, unit, { from, heirs: takers }),
    },
  }
}

/** What stands in the way of a unit's end, behind its name; null: nothing. */
function refuseEnding(db: Database, book: UnitBook, unit: Unit, from: number): string | null {
  if (unit.validFrom === from) {
    return `从${from}年度起才设立，一年也没有评价过，没有登记。新增有误的，请撤销新增。`
  }
  const own = book.changes.find(
    (change) => change.unit === unit.id && change.kind === 'renamed' && change.from >= from,
  )
  if (own !== undefined) {
    return `从${own.from}年度起更名为“${own.name ?? ''}”，没有登记。请先撤销更名，或改晚起始年度。`
  }
  const inherited = book.changes.find(
    ({ kind, successors, from: since }) => kind === 'merged' && successors.includes(unit.id) && since >= from,
  )
  const testator = inherited === undefined ? null : findUnit(book, inherited.unit)
  if (inherited !== undefined && testator !== null) {
    return `从${inherited.from}年度起承接“${unitNameIn(testator, inherited.from)}”，没有登记。请先撤销那一条，或改晚起始年度。`
  }
  const held = yearsTouched(book, unit.id, from).findLast(({ year }) => {
    const { submissions, decisions } = countUnitRecords(db, year.year, unit.id)
    return submissions > 0 || decisions > 0
  })
  if (held === undefined) return null
  const { year } = held.year
  return `在${year}年度已有报送的自评表、审核意见或加减分，不能从${from}年度起停止评价。请把起始年度改为${year + 1}年度或更晚。`
}

function planTransfer(
  book: UnitBook,
  unit: Unit,
  { from, successors, document, reason }: ChangeRequest,
): Outcome<PlannedChange> {
  const heirs = judgeSuccessors(book, unit, from, successors)
  if (!heirs.ok) return heirs
  return {
    ok: true,
    value: {
      change: {
        unit: unit.id,
        kind: 'transferred',
        from,
        name: null,
        successors: heirs.value.map(({ id }) => id),
        document,
        reason,
      },
      schemes: [],
      effects: [
        `只作记录：“${unitNameIn(unit, from)}”照常评价，各年度的组别、指标和成绩都不变。`,
        `指标要改由${namesIn(heirs.value, from)}承担的，请到“指标与目标”中改责任单位。`,
      ],
    },
  }
}

function noSuccessors(): Outcome<readonly Unit[]> {
  return { ok: true, value: [] }
}

function judgeSuccessors(
  book: UnitBook,
  unit: Unit,
  from: number,
  ids: readonly UnitId[],
): Outcome<readonly Unit[]> {
  const heirs = [...new Set(ids)].flatMap((id) => findUnit(book, id) ?? [])
  if (heirs.length === 0) {
    return fail('unit-change', '没有选承接单位，没有登记。请选承接单位；新组建的单位请先用“新增单位”加入。')
  }
  if (heirs.some(({ id }) => id === unit.id)) {
    return fail('unit-change', '承接单位不能是它自己，没有登记。请另选承接单位。')
  }
  const absent = heirs.find((heir) => !existsIn(heir, from))
  if (absent === undefined) return { ok: true, value: heirs }
  return fail(
    'unit-change',
    `${from}年度没有“${unitNameIn(absent, from)}”这个单位，不能由它承接，没有登记。请另选承接单位或起始年度。`,
  )
}
