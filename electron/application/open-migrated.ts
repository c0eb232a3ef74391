import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import { openCopy } from '#db/read-copy.ts'
import { DATABASE_NAME } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts'

export interface MigratedCopy {
  readonly db: Database
  readonly close: () => void
}

/**
 * A database from a file, as this program's tables: one of an earlier version is brought up to date in a temporary copy.
 * The bytes stay as they are. A refusal is a clause without a full stop. The caller closes it.
 */
export function openMigrated(bytes: Uint8Array): Outcome<MigratedCopy> {
  const copy = openCopy(bytes)
  if (!copy.ok) return fail(copy.code === 'newer' ? 'newer' : 'damaged', copy.detail)
  copy.db.close()
  const folder = makeTemporaryFolder()
  const path = join(folder, DATABASE_NAME)
  writeFileSync(path, bytes, { mode: 0o600 })
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok || opened.damage !== null) {
    if (opened.ok) closeDatabase(opened.db)
    removeTemporaryFolder(folder)
    return fail('damaged', opened.ok ? '数据与写入时的不一致' : '数据库不能升级到本程序的数据版本')
  }
  const { db } = opened
  return {
    ok: true,
    value: {
      db,
      close: () => {
        closeDatabase(db)
        removeTemporaryFolder(folder)
      },
    },
  }
}
