import { packOutcome } from './read/packed-outcome.ts'
import { readWorkbookBytes } from './read/read-workbook-bytes.ts'

/** The child that reads foreign workbooks: bytes in, one packed outcome out. Ends with its parent. */
process.on('message', (bytes) => {
  if (!(bytes instanceof Uint8Array)) return
  process.send?.(packOutcome(readWorkbookBytes(bytes)))
})
process.on('disconnect', () => process.exit(0))
