import { appendLog, type Actor } from '#db/log.ts'
import { loadUnitContacts, storeUnitContact, type UnitContact } from '#db/unit-contacts.ts'
import { storeUnitAlias, storeUnitKind } from '#db/unit-changes.ts'
import { UNIT_KINDS, unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { judgeName } from './judge-name.ts'
import { findUnit, openUnitBook } from './unit-book.ts'

/** What stands beside a unit's name. null: stays as it is. */
export interface UnitEdit {
  readonly unit: UnitId
  /** All that shall stand. */
  readonly aliases: readonly string[] | null
  readonly kind: string | null
  readonly contact: UnitContact | null
}

/** Keeps aliases, kind and contact, each that differs as a new row with a log entry. In a transaction. */
export function keepUnit(office: Office, actor: Actor, year: number, edit: UnitEdit): Outcome<null> {
  const unit = findUnit(openUnitBook(office), edit.unit)
  if (unit === null) return fail('unknown-unit', '没有找到这个单位，请重新选择。')
  if (edit.aliases !== null) {
    const kept = keepAliases(office, actor, year, unit, edit.aliases)
    if (!kept.ok) return kept
  }
  if (edit.kind !== null) {
    const kept = keepKind(office, actor, year, unit, edit.kind)
    if (!kept.ok) return kept
  }
  if (edit.contact !== null) keepContact(office, actor, year, unit, edit.contact)
  return { ok: true, value: null }
}

function keepAliases(
  office: Office,
  actor: Actor,
  year: number,
  unit: Unit,
  wanted: readonly string[],
): Outcome<null> {
  const { db } = office
  const before = unit.names.filter(({ kind }) => kind === 'alias').map(({ name }) => name)
  const after = new Set<string>()
  for (const text of wanted) {
    const judged = judgeName(openUnitBook(office), unit.id, text, year)
    if (!judged.ok) return judged
    after.add(judged.value)
  }
  const dropped = before.filter((name) => !after.has(name))
  const added = [...after].filter((name) => !unit.names.some((known) => known.name === name))
  for (const name of dropped) storeUnitAlias(db, actor, unit.id, name, false)
  for (const name of added) storeUnitAlias(db, actor, unit.id, name, true)
  if (dropped.length + added.length > 0) {
    appendLog(db, actor, {
      action: '改简称',
      object: unit.id,
      detail: { year, unit: unitNameIn(unit, year), added, dropped },
    })
  }
  return { ok: true, value: null }
}

function keepKind({ db }: Office, actor: Actor, year: number, unit: Unit, kind: string): Outcome<null> {
  if (!UNIT_KINDS.some((known) => known === kind)) {
    return fail('unit-change', '没有这个类别，没有保存。请重新选择类别。')
  }
  if (kind === unit.kind) return { ok: true, value: null }
  storeUnitKind(db, actor, unit.id, kind)
  appendLog(db, actor, {
    action: '改类别',
    object: unit.id,
    detail: { year, before: unit.kind, after: kind },
  })
  return { ok: true, value: null }
}

function keepContact({ db }: Office, actor: Actor, year: number, unit: Unit, given: UnitContact): void {
  const tidy = (text: string): string => trimSpaces(removeControls(text))
  const contact: UnitContact = {
    leader: tidy(given.leader),
    liaison: tidy(given.liaison),
    phone: tidy(given.phone),
  }
  const stands = loadUnitContacts(db).get(unit.id)
  const before: UnitContact = {
    leader: stands?.leader ?? '',
    liaison: stands?.liaison ?? '',
    phone: stands?.phone ?? '',
  }
  if (JSON.stringify(before) === JSON.stringify(contact)) return
  storeUnitContact(db, actor, unit.id, contact)
  appendLog(db, actor, { action: '登记联系人', object: unit.id, detail: { year, before, after: contact } })
}
