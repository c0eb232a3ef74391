import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { LongWork } from '../long-work.ts'
import { fail, type Outcome } from '../outcome.ts'
import { writePackage, type PackageToWrite, type WrittenPackage } from './package-file.ts'

/**
 * Writes a package and reads it again whole: a stick may keep other bytes than it was given. One that is not the same, or whose
 * reading is stopped, is taken away.
 */
export async function writeChecked(
  path: string,
  content: PackageToWrite,
  work: LongWork,
): Promise<Outcome<WrittenPackage>> {
  const written = await writePackage(path, content, work)
  if (!written.ok) return written
  // What reads packages comes with the first one.
  const { openPackage } = await import('./read-package.ts')
  const again = await openPackage(written.value.path, basename(written.value.path), '导出', work)
  if (again.ok) {
    again.value.close()
    return written
  }
  rmSync(written.value.path, { force: true })
  return again.error.code === 'cancelled'
    ? again
    : fail('not-verified', '协作包写好后重读不符，已删去。请换一个 U 盘或文件夹重新导出。')
}
