import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Progress } from './export-forms.ts'

/** Work on a file of up to 4 GB, that is watched and may be stopped. */
export interface LongWork {
  /** How far it is: parts done, of so many, and what is at work. */
  readonly progress: Progress
  /** Whether it shall stop: then nothing is left of it. */
  readonly stopped: () => boolean
}

export const UNWATCHED: LongWork = { progress: () => undefined, stopped: () => false }

/** Says what comes next and lets the program answer others: 取消 is heard there. */
export async function stopsAt(
  { progress, stopped }: LongWork,
  at: Parameters<LongWork['progress']>,
): Promise<boolean> {
  progress(...at)
  await nextTurn()
  return stopped()
}

/** Between two pieces the program answers others: 取消 is heard there. Thrown, so that nothing half-written is kept. */
export async function* unlessStopped(
  pieces: Iterable<Uint8Array>,
  { stopped }: Pick<LongWork, 'stopped'>,
): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await nextTurn()
    if (stopped()) throw new Error('stopped')
    yield piece
  }
}
