import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { digestTables } from '#db/table-digests.ts'
import type { Office } from '#electron/application/office.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { isOperation, OPERATIONS } from './operations.ts'
import { placeIn } from './place.ts'

/** One operation on a place; says what the data were between its steps where it is asked to. */
const [name = '', root = '', watch = ''] = process.argv.slice(2)
if (!isOperation(name)) throw new Error(`no operation ${name}`)
const seen = ({ db }: Office): void => {
  if (watch === 'watch')
    writeSync(
      1,
      `state ${createHash('sha256')
        .update(JSON.stringify(digestTables(db)))
        .digest('hex')}\n`,
    )
}
const done = await OPERATIONS[name]({
  place: placeIn(root),
  startReader: createWorkbookReader,
  seen,
  turn: 1,
})
writeSync(1, `${done.ok ? 'done' : `failed ${done.error.code} ${done.error.message}`}\n`)
