import type { Arguments, CommandShape } from './arguments.ts'
import type { ExitCode } from './console.ts'

/** One command of the batch host. */
export interface Command {
  readonly usage: string
  readonly shape: CommandShape
  readonly run: (args: Arguments) => Promise<ExitCode>
}
