import type { MarkOrder } from '../mark/mark-copy.ts'
import type { ReadOptions } from './read-workbook-bytes.ts'

/** What the child is asked for: to read a book, or to make a marked copy of it. */
export type ReaderJob =
  | { readonly bytes: Uint8Array; readonly options: ReadOptions }
  | { readonly bytes: Uint8Array; readonly mark: MarkOrder }

/** A child process as the reader needs it. Node forks it; Electron, where running as Node is fused off, has a utility process. */
export interface ReaderProcess {
  readonly pid: number | undefined
  readonly send: (job: ReaderJob) => void
  /** One listener at a time. */
  readonly onAnswer: (listener: (message: unknown) => void) => void
  /** Resolves when the process is no more; never rejects. */
  readonly gone: Promise<void>
  /** At once, whatever it is doing. */
  readonly kill: () => void
  /** Asks it to end when it has nothing to do. */
  readonly leave: () => void
  /** Held, it keeps the program running; released, it does not. */
  readonly hold: () => void
  readonly release: () => void
}

export type StartProcess = (
  entry: string,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
) => ReaderProcess
