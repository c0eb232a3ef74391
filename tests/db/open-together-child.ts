import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'

/** Lines on standard input: "<path> <time>" opens the database at that millisecond and says how it went; "close" lets it go. */
let held: Database | null = null

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'close') {
    if (held !== null) closeDatabase(held)
    held = null
    writeSync(1, 'closed\n')
    return
  }
  const [path = '', time = '0'] = line.split(' ')
  while (Date.now() < Number(time));
  const opened = openDatabase(path, { mode: 'open' })
  held = opened.ok ? opened.db : null
  writeSync(1, opened.ok ? 'open\n' : `${opened.failure.code}\n`)
})
