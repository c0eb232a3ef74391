import { app } from 'electron'
import { createWorkbookReader } from '../workbooks/read/workbook-reader.ts'
import { startUtilityProcess } from './utility-process.ts'

/** Whatever stands before it is for Electron or Chromium, and not read. */
const MARK = '--batch'

/** The command line behind --batch; null: the program was started for its window, whatever else stands there. */
export function batchCommandLine(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(MARK)
  return at === -1 ? null : argv.slice(at + 1)
}

/** The batch command in the packed program: no window, no claim to be the only instance; ends with the command's exit code. */
export async function runBatchMode(commandLine: readonly string[]): Promise<void> {
  app.disableHardwareAcceleration()
  // A utility process can be started only then.
  await app.whenReady()
  const { runBatch } = await import('../hosts/batch/run.ts')
  const code = await runBatch(commandLine, () => createWorkbookReader({ start: startUtilityProcess }))
  await Promise.all([process.stdout, process.stderr].map(flush))
  app.exit(code)
}

/** On Windows a pipe is written to in the background. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve())
  })
}
