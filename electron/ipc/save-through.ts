import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import type { Desk } from './desk.ts'
import type { WrittenFile } from './host-doors.ts'

/** The folder that is proposed on the desktop (screens.md, habits). */
export function folderName(year: number): string {
  return `科学素质评价${year}`
}

export interface Written {
  readonly files: readonly WrittenFile[]
  /** Files left out because 取消 was pressed; left out where the work cannot be stopped. */
  readonly notWritten?: number
}

/** Lets the host say where, writes there, and gives back what the renderer may know of it. */
export async function saveThrough(
  desk: Desk,
  names: { readonly folder: string; readonly archive: string },
  save: (folder: string) => Promise<Outcome<Written>>,
): Promise<Outcome<SavedFiles>> {
  const target = await desk.host.openTarget(names.folder)
  if (target === null) return fail('cancelled', '没有选择文件夹，没有导出。')
  const saved = await save(target.folder)
  if (!saved.ok) {
    await target.abandon()
    return saved
  }
  const { files, notWritten = 0 } = saved.value
  if (files.length === 0 && notWritten > 0) {
    await target.abandon()
    return fail('cancelled', '已取消，没有导出任何文件。')
  }
  const finished = await target.finish(files, names.archive)
  return { ok: true, value: notWritten === 0 ? finished : { ...finished, notWritten } }
}
