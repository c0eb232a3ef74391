import { argv } from 'node:process'
import { closeDatabase, openDatabase } from '#db/open.ts'

const opened = openDatabase(argv[2] ?? '', { mode: 'open' })
process.send?.(opened.ok ? 'opened' : opened.failure.code)
if (opened.ok) closeDatabase(opened.db)
process.disconnect()
