import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import type { Arguments, CommandShape } from './arguments.ts'
import type { ExitCode } from './console.ts'

/** What was asked for, and what the program that runs it can do. */
export interface Invocation extends Arguments {
  /** Starts a reader of foreign workbooks; the command that starts one closes it. */
  readonly startReader: () => WorkbookReader
  readonly ownerOnly: boolean
}

/** One command of the batch host. */
export interface Command {
  readonly usage: string
  readonly shape: CommandShape
  /** What the office itself does, never a 协作副本: refused there, as in the window. */
  readonly ownerOnly?: true
  readonly run: (args: Invocation) => Promise<ExitCode>
}
