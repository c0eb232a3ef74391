import { readLog, type KeptEntry } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { loadUnits } from '#db/units.ts'
import { loadYears } from '#db/years.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import { loadUndone } from '#db/log-turns.ts'
import type { LogFilter, LogRow } from '#shared/contract/log.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { UNDOABLE } from '../undo/actions.ts'
import { loadEntryWords } from './describe-entry.ts'
import { listIn, textIn } from './detail.ts'
import { yearOf } from './names.ts'

/** Entries that a filter leaves, the latest first, in words; and what there is to filter by. */
export interface FoundEntries {
  readonly rows: readonly LogRow[]
  readonly total: number
  readonly operators: readonly string[]
  readonly actions: readonly string[]
  readonly units: readonly {
    readonly unit: string
    readonly name: string
    readonly names: readonly string[]
  }[]
}

export function findEntries({ db }: Office, filter: LogFilter): FoundEntries {
  const all = readLog(db)
  const undone = loadUndone(db)
  const words = loadEntryWords(db)
  const text = filter.text.normalize('NFKC').trim().toLowerCase()
  const rows = all
    .toReversed()
    .filter((entry) => passes(entry, filter))
    .map((entry): LogRow => {
      const { sequence, at, operator } = entry
      const turns = entry.action === '撤销' || entry.action === '恢复' ? entry.detail['of'] : undefined
      const can = Object.hasOwn(UNDOABLE, entry.action) || typeof turns === 'number'
      const state = undone.has(sequence) ? 'undone' : can ? 'undoable' : 'stays'
      return { sequence, at, operator, state, ...words.describe(entry) }
    })
    .filter((row) => text === '' || textOf(row).includes(text))
  return {
    rows,
    total: all.length,
    operators: [...new Set(all.map(({ operator }) => operator))],
    actions: [...new Set(all.map(({ action }) => action))],
    units: unitsOf(db),
  }
}

/** Every unit ever, by today's name, with all names that it is looked for by. */
function unitsOf(db: Database): FoundEntries['units'] {
  const year = loadYears(db).at(-1)?.year ?? 0
  return loadUnits(db).map((unit) => ({
    unit: unit.id,
    name: unitNameIn(unit, year),
    names: unit.names.map(({ name }) => name),
  }))
}

function passes(entry: KeptEntry, { operator, action, unit, from, to, year }: LogFilter): boolean {
  const day = dayInChina(Date.parse(entry.at))
  return (
    (operator === null || entry.operator === operator) &&
    (action === null || entry.action === action) &&
    (from === null || day >= from) &&
    (to === null || day <= to) &&
    (year === null || yearOf(entry) === null || yearOf(entry) === year) &&
    (unit === null || concerns(entry, unit))
  )
}

/** The entry is about the unit, or the unit is among several that it is about. */
function concerns({ object, detail }: KeptEntry, unit: string): boolean {
  const items = listIn(detail, 'items').some((item) => Array.isArray(item) && item[0] === unit)
  return object === unit || items || textIn(detail, 'unit') === unit || listIn(detail, 'units').includes(unit)
}

function textOf({ action, object, about, before, after, reason, operator }: LogRow): string {
  return [action, object, about, before, after, reason, operator].join(' ').normalize('NFKC').toLowerCase()
}
