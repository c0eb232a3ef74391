import { readLog, readLogEntry, type KeptEntry } from '#db/log.ts'
import { rowsWritten } from '#db/log-marks.ts'
import { loadRoot, loadTurnsOf } from '#db/log-turns.ts'
import type { Database } from '#db/open.ts'
import { loadRows } from '#db/table-rows.ts'
import { loadYear } from '#db/years.ts'
import { fail, type Outcome } from '../outcome.ts'
import { refuseArchived, refuseFixed } from '../year-state.ts'
import { NEVER, UNDOABLE } from './actions.ts'
import { PARTS } from './parts.ts'
import type { Part, Side } from './part.ts'

/** An entry that can be turned round now. */
export interface Turnable {
  /** The first doing. */
  readonly root: KeptEntry
  readonly to: Side
  readonly parts: readonly Part[]
}

/** Names an entry in a sentence: "核定 市教育局 1.1". */
export type NameEntry = (entry: KeptEntry) => string

/**
 * Whether an entry can be undone now; one that undid another is turned back by doing that again. Refused where that is
 * done already, where the year is archived, and where something later rests on it: that comes first.
 */
export function judgeTurn(db: Database, sequence: number, name: NameEntry): Outcome<Turnable> {
  const entry = readLogEntry(db, sequence)
  if (entry === null) return fail('unknown-entry', '没有找到这条操作记录，请刷新后重新选择。')
  const root = readLogEntry(db, loadRoot(db, sequence) ?? sequence)
  if (root === null) throw new Error(`entry ${sequence} turns an entry that is not there`)
  const turns = loadTurnsOf(db, root.sequence)
  // The first, third … turn undid the root: turning one of those round is doing it again.
  const to: Side = turns.indexOf(sequence) % 2 === 0 ? 'after' : 'before'
  const undone = turns.length % 2 === 1
  if (undone !== (to === 'after')) {
    return fail('cannot-undo', `“${name(root)}”${undone ? '已经撤销' : '已经恢复'}，没有再做一遍。`)
  }
  const parts = partsOf(root)
  if (!parts.ok) return parts
  const year = root.detail['year']
  const known = typeof year === 'number' ? loadYear(db, year) : null
  const open = known === null ? null : refuseArchived(known)
  if (open?.ok === false) return open
  const fixed = known === null || UNDOABLE[root.action]?.before !== '定等' ? null : refuseFixed(known)
  if (fixed?.ok === false) return fixed
  const blocking = findBlocking(db, root, turns.at(-1) ?? root.sequence)
  if (blocking !== null) return refuseBlocked(name, root, blocking)
  return { ok: true, value: { root, to, parts: parts.value } }
}

function partsOf({ action }: KeptEntry): Outcome<readonly Part[]> {
  const undoable = Object.hasOwn(UNDOABLE, action) ? UNDOABLE[action] : undefined
  if (undoable !== undefined) {
    return { ok: true, value: PARTS.filter(({ table }) => undoable.tables.includes(table)) }
  }
  const never = Object.hasOwn(NEVER, action) ? NEVER[action] : undefined
  return fail('cannot-undo', never ?? `“${action}”这一类操作不能撤销；需要更改请到相应的页面再做一次。`)
}

interface Blocking {
  readonly entry: KeptEntry
  /** It was undone since: it has to be done again first. */
  readonly undone: boolean
}

/** The latest entry that has since been made, undone or done again, and changed or rests on what this one changed. */
function findBlocking(db: Database, root: KeptEntry, since: number): Blocking | null {
  const changed = new Set(touchesOf(db, root.sequence).changes)
  const later = readLog(db, since)
  const roots = new Set(later.map(({ sequence }) => loadRoot(db, sequence) ?? sequence))
  roots.delete(root.sequence)
  for (const other of [...roots].toSorted((a, b) => b - a)) {
    const turns = loadTurnsOf(db, other)
    const was = other < since && turns.filter((turn) => turn < since).length % 2 === 0
    const is = turns.length % 2 === 0
    if (was === is) continue
    const { changes, rests } = touchesOf(db, other)
    const entry = readLogEntry(db, other)
    if (entry !== null && [...changes, ...rests].some((key) => changed.has(key)))
      return { entry, undone: was }
  }
  return null
}

function touchesOf(db: Database, sequence: number): { readonly changes: string[]; readonly rests: string[] } {
  const all = PARTS.flatMap((part) =>
    loadRows(db, part.table, rowsWritten(db, part.table, sequence)).map((row) => part.touches(db, row)),
  )
  return { changes: all.flatMap(({ changes }) => changes), rests: all.flatMap(({ rests }) => rests) }
}

function refuseBlocked(name: NameEntry, root: KeptEntry, { entry, undone }: Blocking): Outcome<never> {
  const message = undone
    ? `“${name(root)}”不能单独改回，因为第 ${entry.sequence} 条“${name(entry)}”（${entry.operator}）已经撤销。请先恢复它。`
    : `“${name(root)}”不能撤销，因为后面还有第 ${entry.sequence} 条“${name(entry)}”（${entry.operator}）与它有关。请先撤销后面这一条。`
  return fail('cannot-undo', message)
}
