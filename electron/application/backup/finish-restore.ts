import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { flushFolder } from '#db/flush-folder.ts'
import { movePatiently } from '#db/move-patiently.ts'
import { crashpoint } from '#shared/crashpoint.ts'

/** What the data were before a restore lies here, beside them; nothing in it is ever removed by the program. */
export const KEPT_BEFORE = '恢复前的数据'

/** A backup, whole and flushed, that is to take the data's place: while it stands there, the restore is not finished. */
export function restoringPath(database: string): string {
  return `${database}.restoring`
}

/** -wal before the file itself: left behind, it would be played into the backup. */
const PARTS = ['-wal', '-journal', '-shm', '']

/**
 * Finishes a restore that was begun, here or before a crash or a power cut: moves the data aside under `stem`, then the
 * backup to their place. Begun again it goes on where it stood. Without one begun it does nothing. Throws where the
 * files are held; then the next start goes on.
 */
export function finishRestore(database: string, stem: string): void {
  rmSync(`${restoringPath(database)}.tmp`, { force: true })
  if (!existsSync(restoringPath(database))) return
  const kept = join(dirname(database), KEPT_BEFORE)
  mkdirSync(kept, { recursive: true })
  const free = freeStem(kept, stem)
  for (const part of PARTS) {
    const old = `${database}${part}`
    if (existsSync(old)) movePatiently(old, join(kept, `${free}.db${part}`))
    crashpoint('restore.moved')
  }
  flushFolder(kept)
  movePatiently(restoringPath(database), database)
  flushFolder(dirname(database))
  crashpoint('restore.placed')
}

function freeStem(folder: string, stem: string): string {
  for (let n = 0; ; n += 1) {
    const free = n === 0 ? stem : `${stem}(${n})`
    if (PARTS.every((part) => !existsSync(join(folder, `${free}.db${part}`)))) return free
  }
}
