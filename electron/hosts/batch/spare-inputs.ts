import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { isWorkbookName } from '#electron/application/collect-files.ts'

/** A --json that names a file that was to be read, or a workbook at all, would write over what an office sent. */
export function spareInputs(json: string | null, inputs: readonly string[]): Outcome<null> {
  if (json === null) return { ok: true, value: null }
  const target = realPath(json)
  if (!isWorkbookName(json) && !inputs.some((input) => realPath(input) === target))
    return { ok: true, value: null }
  return fail(
    'usage',
    `--json 要写结果另存的文件，“${json}”是要读取的文件或表格，会被覆盖，没有做任何事。请换一个文件名，如“结果.json”。`,
  )
}

/** Where the path leads; of a file that is not there yet, its folder's place and its name. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path))
    } catch {
      return path
    }
  }
}
