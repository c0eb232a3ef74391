import { restoreBackup } from '#electron/application/backup/restore-backup.ts'

/** Arguments: backup, database. Prints the result as JSON. */
const [backup = '', database = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(restoreBackup(backup, database, '2019-01-20T02:00:00Z')))
