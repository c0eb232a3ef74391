import { makeFolder } from '#db/make-folder.ts'
import { fail, type Outcome } from './outcome.ts'
import { sweepUnsaved } from './sweep-leftovers.ts'

/** Makes a folder, with those above it, where it is not there yet; what a killed program left half-saved in it goes. */
export async function ensureFolder(path: string): Promise<Outcome<null>> {
  try {
    makeFolder(path)
    sweepUnsaved(path)
    return { ok: true, value: null }
  } catch {
    return fail('no-folder', `不能建立文件夹“${path}”。请检查路径和权限，或换一个文件夹。`)
  }
}
