import type { ImportResult, PickedFile } from '#shared/contract/returns.ts'
import { runJob, showProgress, useJob } from '../../api/job.ts'
import { CallFailure } from '../../api/failure.ts'
import { call, handOver } from '../../api/main-side.ts'

export interface ImportOptions {
  /** "YYYY-MM-DD"; null: the day on which each file was last changed. */
  readonly received: string | null
  readonly allowMacros: boolean
}

/** Files that were dropped or chosen in the page. */
export async function importFiles(
  year: number,
  files: readonly File[],
  options: ImportOptions,
): Promise<ImportResult | null> {
  return runJob('import', async () => {
    if (files.length === 0) {
      throw new CallFailure({
        code: 'nothing-picked',
        message: '这里没有文件。请拖入各单位报回的文件或文件夹，或用按钮选择。',
      })
    }
    showProgress(0, files.length, '正在取文件')
    const picks = await handOver(files, (sent) => {
      showProgress(sent, files.length, files[sent - 1]?.name ?? '')
    })
    return importPicks(year, picks, options)
  })
}

/** Files or a folder chosen in Electron's own dialog. */
export async function importPicked(
  year: number,
  what: 'files' | 'folder',
  options: ImportOptions,
): Promise<ImportResult | null> {
  return runJob('import', async () => importPicks(year, (await call('pickReturns', { what })).picks, options))
}

function importPicks(
  year: number,
  picks: readonly PickedFile[],
  { received, allowMacros }: ImportOptions,
): Promise<ImportResult> {
  if (useJob.getState().cancelling) {
    throw new CallFailure({ code: 'cancelled', message: '已取消，没有导入任何文件。' })
  }
  return call('importReturns', { year, picks: picks.map(({ id }) => id), received, unit: null, allowMacros })
}
