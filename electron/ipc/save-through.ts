import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import type { Desk } from './desk.ts'
import type { WrittenFile } from './host-doors.ts'

/** The folder that is proposed on the desktop (screens.md, habits). */
export function folderName(year: number): string {
  return `科学素质评价${year}`
}

/** Lets the host say where, writes there, and gives back what the renderer may know of it. */
export async function saveThrough(
  desk: Desk,
  names: { readonly folder: string; readonly archive: string },
  save: (folder: string) => Promise<Outcome<{ readonly files: readonly WrittenFile[] }>>,
): Promise<Outcome<SavedFiles>> {
  const target = await desk.host.openTarget(names.folder)
  if (target === null) return fail('cancelled', '没有选择文件夹，没有导出。')
  const saved = await save(target.folder)
  if (saved.ok) return { ok: true, value: await target.finish(saved.value.files, names.archive) }
  await target.abandon()
  return saved
}
