import { loadUnitContacts } from '#db/unit-contacts.ts'
import { loadUnitChanges, type StoredUnitChange } from '#db/unit-changes.ts'
import type { UnitEntry, UnitRegister } from '#shared/contract/units.ts'
import { existsIn, UNIT_KINDS, unitNameIn, type Unit } from '#shared/plan/unit.ts'
import { groupOf } from '#shared/scheme/evaluated-units.ts'
import type { Office } from '../office.ts'
import { CHANGE_WORDS } from '../units/change-unit.ts'
import type { YearBook } from '../year-book.ts'

/** 单位库: every unit that the office knows, as a year calls it, with what became of it. */
export function unitRegister({ db }: Office, book: YearBook): UnitRegister {
  const { year } = book.year
  const contacts = loadUnitContacts(db)
  const changes = loadUnitChanges(db)
  const byId = new Map(book.allUnits.map((unit) => [unit.id, unit]))
  return {
    groups: book.scheme.groups.map(({ id, name }) => ({ id, name })),
    kinds: [...UNIT_KINDS],
    units: book.allUnits
      .filter(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo)
      .map((unit): UnitEntry => {
        const name = unitNameIn(unit, year)
        const group = groupOf(book.scheme, unit.id)
        const contact = contacts.get(unit.id)
        const own = changes.filter((change) => change.unit === unit.id || change.successors.includes(unit.id))
        return {
          unit: unit.id,
          name,
          aliases: unit.names.filter(({ kind }) => kind === 'alias').map((alias) => alias.name),
          otherNames: unit.names
            .filter((other) => other.kind === 'official' && other.name !== name)
            .map((other) => other.name),
          kind: unit.kind,
          group: group === null ? null : { id: group.id, name: group.name },
          standing: standingOf(unit, year, group !== null),
          from: unit.validFrom,
          to: unit.validTo,
          contact: {
            leader: contact?.leader ?? '',
            liaison: contact?.liaison ?? '',
            phone: contact?.phone ?? '',
          },
          history: own.map((change) => ({
            change: change.id,
            word: change.unit === unit.id ? CHANGE_WORDS[change.kind] : '承接',
            text: historyText(change, unit, byId),
            document: change.document,
            reason: change.reason,
            operator: change.operator,
            at: change.at,
            undone: change.undone,
          })),
        }
      }),
  }
}

function standingOf(unit: Unit, year: number, evaluated: boolean): UnitEntry['standing'] {
  if (existsIn(unit, year)) return evaluated ? 'evaluated' : 'not-evaluated'
  return unit.validTo !== null && unit.validTo < year ? 'ended' : 'later'
}

/** A change as it reads beside one of the units in it. */
function historyText(change: StoredUnitChange, unit: Unit, byId: ReadonlyMap<string, Unit>): string {
  const { from } = change
  const called = (id: string, year: number): string => {
    const known = byId.get(id)
    return known === undefined ? '' : unitNameIn(known, year)
  }
  if (change.unit !== unit.id) {
    const part = change.kind === 'transferred' ? '的部分职责' : ''
    return `${from}年度起承接“${called(change.unit, from - 1)}”${part}`
  }
  const successors = change.successors.map((id) => called(id, from)).join('、')
  switch (change.kind) {
    case 'founded':
      return `${from}年度起设立`
    case 'renamed':
      return `${from}年度起由“${nameBefore(change, unit)}”更名为“${change.name ?? ''}”`
    case 'merged':
      return `${from}年度起并入${successors}`
    case 'ended':
      return `${from}年度起停止评价`
    case 'transferred':
      return `${from}年度起部分职责划给${successors}`
  }
}

/** Of a change that was taken back, the name is what stands today. */
function nameBefore({ from }: StoredUnitChange, unit: Unit): string {
  return unitNameIn(unit, from - 1)
}
