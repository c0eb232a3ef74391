import { markCopy } from './mark/mark-copy.ts'
import { packCopy } from './mark/packed-copy.ts'
import { packOutcome } from './read/packed-outcome.ts'
import type { ReaderJob } from './read/reader-process-link.ts'
import { readForeignBytes } from './read/read-foreign-bytes.ts'

/** What Electron puts on `process` in a utility process; Node has none. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ReaderJob }) => void): void
  postMessage(message: string): void
}

/** The child that reads and marks foreign workbooks: a job in, one packed outcome out. Ends with its parent. */
const { parentPort } = process as { readonly parentPort?: ParentPort }

async function work(job: ReaderJob): Promise<string> {
  return 'mark' in job
    ? packCopy(markCopy(job.bytes, job.mark))
    : packOutcome(await readForeignBytes(job.bytes, job.options))
}

if (parentPort === undefined) {
  process.on('message', (job: ReaderJob) => {
    void work(job).then((answer) => process.send?.(answer))
  })
  process.on('disconnect', () => process.exit(0))
} else {
  parentPort.on('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- another process, no window
    void work(data).then((answer) => parentPort.postMessage(answer))
  })
}
