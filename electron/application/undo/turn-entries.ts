import { appendLog, type KeptEntry } from '#db/log.ts'
import { rowsWritten } from '#db/log-marks.ts'
import { storeTurn } from '#db/log-turns.ts'
import { refuseWithoutRole, type AtDesk } from '../operators/at-desk.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { UNDOABLE } from './actions.ts'
import { judgeTurn, type NameEntry, type Turnable } from './judge-turn.ts'

/** What was turned round: the first doings, the latest first. */
export interface Turned {
  readonly entries: readonly { readonly root: KeptEntry; readonly undone: boolean }[]
}

/**
 * Undoes entries of the log, all of them or none, the latest first; one that undid something is turned back by doing
 * that again. Nothing is taken away: new rows bring back what stood, and an entry of its own names the one it turned.
 */
export function turnEntries(
  { db, act }: Office,
  at: AtDesk,
  sequences: readonly number[],
  name: NameEntry,
): Outcome<Turned> {
  const entries: { root: KeptEntry; undone: boolean }[] = []
  try {
    db.transaction(() => {
      const actor = act()
      for (const sequence of new Set(sequences.toSorted((a, b) => b - a))) {
        const judged = judgeTurn(db, sequence, name)
        if (!judged.ok) throw new NotTurned(judged)
        const { root, to, parts } = judged.value
        const allowed = refuseWithoutRole(db, at, UNDOABLE[root.action]?.roles ?? [], `撤销“${root.action}”`)
        if (!allowed.ok) throw new NotTurned(allowed)
        for (const part of parts) {
          const written = rowsWritten(db, part.table, root.sequence)
          if (!part.turn({ db, actor, to }, written, root))
            throw new NotTurned(refuseChanged(judged.value, name))
        }
        const turned = appendLog(db, actor, {
          action: to === 'before' ? '撤销' : '恢复',
          object: root.object,
          detail: { year: root.detail['year'] ?? null, of: root.sequence, action: root.action },
        })
        storeTurn(db, turned, root.sequence)
        entries.push({ root, undone: to === 'before' })
      }
    })()
  } catch (error) {
    if (error instanceof NotTurned) return error.outcome
    throw error
  }
  return { ok: true, value: { entries } }
}

/** The tables are not as the log has it: someone changed them in another way. */
function refuseChanged({ root }: Turnable, name: NameEntry): ReturnType<typeof fail> {
  return fail('cannot-undo', `“${name(root)}”之后相关内容又改动过，不能撤销。请到相应的页面查看现在的内容。`)
}

/** Rolls the transaction back: of several entries all are turned or none. */
class NotTurned extends Error {
  readonly outcome: Extract<Outcome<never>, { ok: false }>

  constructor(outcome: Extract<Outcome<never>, { ok: false }>) {
    super(outcome.error.message)
    this.outcome = outcome
  }
}

/** Which of these entries an undoing would take, whatever has come since. */
export function keepUndoable({ db }: Office, sequences: readonly number[]): readonly number[] {
  return sequences.filter((sequence) => judgeTurn(db, sequence, ({ action }) => action).ok)
}
