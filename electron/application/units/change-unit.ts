import { appendLog, type Actor } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { storeChangeScheme, storeUnitChange } from '#db/unit-changes.ts'
import type { UnitChange } from '#shared/plan/unit-change.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { keepScheme } from '../scheme/keep-scheme.ts'
import { planChange, type ChangeRequest } from './plan-change.ts'
import type { PlannedChange } from './planned-change.ts'
import { findUnit, namesIn, openUnitBook, type UnitBook } from './unit-book.ts'

/** The office's word for each change; also the action in 操作记录. */
export const CHANGE_WORDS: Readonly<Record<UnitChange['kind'], string>> = {
  founded: '新增单位',
  renamed: '单位更名',
  merged: '单位并入',
  ended: '停止评价',
  transferred: '职责划转',
}

/** Records a change of a unit with what comes of it, told in sentences; or says why it cannot be. In a transaction. */
export function changeUnit(office: Office, actor: Actor, request: ChangeRequest): Outcome<readonly string[]> {
  const { db } = office
  const book = openUnitBook(office)
  const planned = planChange(db, book, request)
  if (!planned.ok) return planned
  const { change, schemes, effects } = planned.value
  const id = storeUnitChange(db, actor, change)
  const versions = storeSchemes(db, actor, id, schemes, CHANGE_WORDS[change.kind])
  appendLog(db, actor, {
    action: CHANGE_WORDS[change.kind],
    object: change.unit,
    detail: { year: change.from, change: id, ...describe(book, change), versions },
  })
  return { ok: true, value: effects }
}

/** Keeps the schemes that a change brings; gives back their versions by year. */
export function storeSchemes(
  db: Database,
  actor: Actor,
  change: number,
  schemes: PlannedChange['schemes'],
  reason: string,
): readonly { readonly year: number; readonly version: number }[] {
  return schemes.map(({ year, scheme }) => {
    const version = keepScheme({ db }, actor, year, scheme, reason)
    storeChangeScheme(db, change, year, version)
    return { year, version }
  })
}

function describe(
  book: UnitBook,
  { unit: id, from, name, successors: ids, document, reason }: PlannedChange['change'],
): Readonly<Record<string, unknown>> {
  const unit = findUnit(book, id)
  const successors = ids.flatMap((successor) => findUnit(book, successor) ?? [])
  return {
    before: unit === null ? null : unitNameIn(unit, from),
    after: name,
    successors: namesIn(successors, from),
    document,
    reason,
  }
}
