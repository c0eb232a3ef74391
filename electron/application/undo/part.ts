import type { Actor, KeptEntry } from '#db/log.ts'
import type { Written } from '#db/log-marks.ts'
import type { Database } from '#db/open.ts'
import { isCounting, storeWithdrawal, type WithdrawnTable } from '#db/withdrawals.ts'
import { loadLatest, loadRows, storeLike, type Row } from '#db/table-rows.ts'

/** before: as things stood before an entry. after: as the entry left them. */
export type Side = 'before' | 'after'

/** Which way an entry is turned, and who turns it. */
export interface Turn {
  readonly db: Database
  readonly actor: Actor
  readonly to: Side
}

/** One table as far as undoing goes: what the rows of an entry change, and how they are turned round by new rows. */
export interface Part {
  readonly table: string
  /** Names of the things that a row changes, and of those that it rests on. An entry is not undone under a later one that changed or rests on the same thing. */
  readonly touches: (db: Database, row: Row) => { readonly changes: string[]; readonly rests: string[] }
  /** false: things are not as the entry left them (or as they were before it), so that nothing was done. */
  readonly turn: (turn: Turn, written: Written, entry: KeptEntry) => boolean
}

interface LatestPart {
  readonly table: string
  /** The columns that say what a row is of. */
  readonly key: readonly string[]
  /** What takes the place of a row before which there was none; of the row that came, where it depends on that. */
  readonly blank: Row | ((db: Database, after: Row) => Row)
  /** Written over a row that comes back: how it came about. */
  readonly mark?: Row
  readonly touches: Part['touches']
}

const OWN = new Set(['id', 'operator', 'at'])

/** A table in which the latest row of a thing stands: the one that stood before comes back as a new row. */
export function latestPart({ table, key, blank, mark = {}, touches }: LatestPart): Part {
  const none = (db: Database, after: Row): Row => ({
    ...after,
    ...(typeof blank === 'function' ? blank(db, after) : blank),
  })
  const sides = (db: Database, { from, to }: Written): readonly { before: Row; after: Row }[] => {
    const byThing = Map.groupBy(loadRows(db, table, { from, to }), (row) =>
      JSON.stringify(key.map((column) => row[column])),
    )
    return [...byThing.values()].flatMap((rows) => {
      const after = rows.at(-1)
      if (after === undefined) return []
      return [{ before: loadLatest(db, table, key, after, from) ?? none(db, after), after }]
    })
  }
  const isSame = (one: Row, other: Row): boolean =>
    Object.keys(other).every((name) => OWN.has(name) || name in mark || one[name] === other[name])
  return {
    table,
    touches,
    turn: ({ db, actor, to }, written) => {
      const all = sides(db, written)
      const stands = ({ before, after }: { before: Row; after: Row }): boolean => {
        const now = loadLatest(db, table, key, after) ?? none(db, after)
        return isSame(now, to === 'before' ? after : before)
      }
      if (!all.every(stands)) return false
      for (const side of all) storeLike(db, actor, table, { ...side[to], ...mark })
      return true
    },
  }
}

/** A table whose rows count one by one: they are taken out of count, and let count again. */
export function countedPart(table: WithdrawnTable, touches: Part['touches']): Part {
  return {
    table,
    touches,
    turn: ({ db, actor, to }, written) => {
      const ids = loadRows(db, table, written).map((row) => Number(row['id']))
      if (ids.some((id) => isCounting(db, table, id) !== (to === 'before'))) return false
      for (const id of ids) storeWithdrawal(db, actor, { table, id, counts: to === 'after' })
      return true
    },
  }
}

/** "review:2018/D15/S4". */
export function thing(kind: string, ...of: readonly unknown[]): string {
  return `${kind}:${of.map(String).join('/')}`
}
