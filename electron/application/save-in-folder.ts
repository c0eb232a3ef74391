import { join } from 'node:path'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { ensureFolder } from './ensure-folder.ts'
import type { Outcome } from './outcome.ts'

/** Writes one file into a folder, which is made where it is not there; an existing file stays, the new one gets a number. */
export async function saveInFolder(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const saved = await saveFile(join(folder, name), bytes)
  return saved.ok ? { ok: true, value: { path: saved.path, renamed: saved.renamed } } : saved
}
