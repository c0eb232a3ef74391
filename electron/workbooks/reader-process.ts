import { packOutcome } from './read/packed-outcome.ts'
import type { ReaderJob } from './read/reader-process-link.ts'
import { readWorkbookBytes } from './read/read-workbook-bytes.ts'

/** What Electron puts on `process` in a utility process; Node has none. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ReaderJob }) => void): void
  postMessage(message: string): void
}

/** The child that reads foreign workbooks: a job in, one packed outcome out. Ends with its parent. */
const { parentPort } = process as { readonly parentPort?: ParentPort }

function read({ bytes, options }: ReaderJob): string {
  return packOutcome(readWorkbookBytes(bytes, options))
}

if (parentPort === undefined) {
  process.on('message', (job: ReaderJob) => process.send?.(read(job)))
  process.on('disconnect', () => process.exit(0))
} else {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- another process, no window
  parentPort.on('message', ({ data }) => parentPort.postMessage(read(data)))
}
