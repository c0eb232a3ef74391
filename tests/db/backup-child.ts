import { writeBackup } from '#db/backup.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'

/** Backs a database up into a folder and says how it went. */
const [path = '', folder = ''] = process.argv.slice(2)
const opened = openDatabase(path, { mode: 'open' })
if (!opened.ok) throw new Error(opened.failure.code)
const result = writeBackup(opened.db, folder, 'kaoping-20190120-100000')
closeDatabase(opened.db)
process.stdout.write(JSON.stringify(result.ok ? { ok: true } : { why: result.why }))
