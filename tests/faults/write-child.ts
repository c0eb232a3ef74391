import { argv } from 'node:process'
import { appendLog } from '#db/log.ts'
import { openDatabase } from '#db/open.ts'

/** Commits one log entry after the other and says each number once it is committed. */
const opened = openDatabase(argv[2] ?? '', { mode: 'open' })
if (!opened.ok) throw new Error(opened.failure.code)
const { db } = opened
const first = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM log').get()?.n ?? 0
for (let n = first + 1; n < first + 100_000; n += 1) {
  db.transaction(() => {
    const actor = { operator: '批处理', at: '2019-01-10T00:00:00.000Z' }
    appendLog(db, actor, { action: '导入', object: '市教育局', detail: { n } })
  })()
  process.stdout.write(`${n}\n`)
}
