import { setImmediate as nextTurn } from 'node:timers/promises'

/** How far the work is: parts done, of so many, and what is at work. */
export interface ArchiveWork {
  readonly progress: (done: number, total: number, name: string) => void
  /** Whether it shall stop: then nothing is left of it. */
  readonly stopped: () => boolean
}

export const UNWATCHED: ArchiveWork = { progress: () => undefined, stopped: () => false }

/** Says what comes next and lets the program answer others: 取消 is heard there. */
export async function stopsAt(
  { progress, stopped }: ArchiveWork,
  at: Parameters<ArchiveWork['progress']>,
): Promise<boolean> {
  progress(...at)
  await nextTurn()
  return stopped()
}
