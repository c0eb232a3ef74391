import { packOutcome } from './read/packed-outcome.ts'
import type { ReaderJob } from './read/reader-child.ts'
import { readWorkbookBytes } from './read/read-workbook-bytes.ts'

/** The child that reads foreign workbooks: a job in, one packed outcome out. Ends with its parent. */
process.on('message', ({ bytes, options }: ReaderJob) => {
  process.send?.(packOutcome(readWorkbookBytes(bytes, options)))
})
process.on('disconnect', () => process.exit(0))
