import { saveFile } from '#electron/workbooks/save-file.ts'
import type { Outcome } from '#electron/application/outcome.ts'

/** Writes what a command found as JSON; an existing file of that name is replaced, as scripts expect. */
export async function saveJson(path: string, content: unknown): Promise<Outcome<null>> {
  const saved = await saveFile(path, Buffer.from(`${JSON.stringify(content, null, 1)}\n`), {
    overwrite: true,
  })
  return saved.ok ? { ok: true, value: null } : saved
}
