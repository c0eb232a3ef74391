import { join } from 'node:path'
import type { MarkOrder, MarkOutcome } from '../mark/mark-copy.ts'
import type { ReadOptions } from './read-workbook-bytes.ts'
import type { ReadOutcome } from './refusal.ts'
import { forkProcess } from './fork-process.ts'
import type { StartProcess } from './reader-process-link.ts'
import { startReaderChild, type ReaderChild } from './reader-child.ts'

export interface WorkbookReaderOptions {
  /** The child's program; the one beside this module where it is left out. */
  readonly entry?: string
  /** How this host starts a process; Node's fork where it is left out. */
  readonly start?: StartProcess
  /** For one file, in milliseconds; 20,000 where it is left out. */
  readonly timeoutMs?: number
  /** For one file, in megabytes; 512 where it is left out. */
  readonly memoryMb?: number
}

export interface WorkbookReader {
  /** One file after the other; never rejects: a child that dies costs the file that it was reading. */
  read(bytes: Uint8Array, options?: ReadOptions): Promise<ReadOutcome>
  /** A copy with marked cells; as little as `read` does it reject. */
  mark(bytes: Uint8Array, order: MarkOrder): Promise<MarkOutcome>
  close(): Promise<void>
}

/** Reads foreign workbooks in a child process (spec returns.md): one warm child, replaced when it had to be killed. */
export function createWorkbookReader(options: WorkbookReaderOptions = {}): WorkbookReader {
  const settings = {
    entry: options.entry ?? entryBeside(import.meta.filename),
    start: options.start ?? forkProcess,
    timeoutMs: options.timeoutMs ?? 20_000,
    memoryMb: options.memoryMb ?? 512,
  }
  let child: ReaderChild | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const living = (): ReaderChild => {
    if (child === null || !child.alive) child = startReaderChild(settings)
    return child
  }
  const next = <Outcome>(work: (at: ReaderChild) => Promise<Outcome>): Promise<Outcome> => {
    const outcome = turn.then(() => work(living()))
    turn = outcome
    return outcome
  }
  return {
    read: (bytes, how = {}) => next((at) => at.read(bytes, how)),
    mark: (bytes, order) => next((at) => at.mark(bytes, order)),
    close: async () => {
      await turn
      await child?.stop()
      child = null
    },
  }
}

/** From sources beside `workbooks`, from the bundle beside it. */
function entryBeside(filename: string): string {
  const source = filename.endsWith('.ts')
  return join(import.meta.dirname, source ? '../reader-process.ts' : 'reader-process.js')
}
