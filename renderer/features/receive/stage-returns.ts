import type { ImportResult, PickedFile } from '#shared/contract/returns.ts'
import type { StagingView } from '#shared/contract/staging.ts'
import { runJob, showProgress, useJob } from '../../api/job.ts'
import { CallFailure } from '../../api/failure.ts'
import { call, handOver } from '../../api/main-side.ts'

/** "YYYY-MM-DD"; null: the day on which each file was last changed. */
type Received = string | null

/** Files that were dropped or chosen in the page: read and judged, nothing is stored. */
export async function stageFiles(
  year: number,
  files: readonly File[],
  received: Received,
): Promise<StagingView | null> {
  return runJob('check', async () => {
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
    return stagePicks(year, picks, received)
  })
}

/** Files or a folder chosen in Electron's own dialog. */
export async function stagePicked(
  year: number,
  what: 'files' | 'folder',
  received: Received,
): Promise<StagingView | null> {
  return runJob('check', async () => stagePicks(year, (await call('pickReturns', { what })).picks, received))
}

/** What waits is checked anew: targets or units were changed since, or a file was. */
export async function checkAgain(year: number, received: Received): Promise<StagingView | null> {
  return runJob('check', () => call('stageReturns', { year, picks: [], received }))
}

export async function confirmStaged(year: number): Promise<ImportResult | null> {
  return runJob('import', () => call('confirmStaged', { year }))
}

function stagePicks(year: number, picks: readonly PickedFile[], received: Received): Promise<StagingView> {
  if (useJob.getState().cancelling) {
    throw new CallFailure({ code: 'cancelled', message: '已取消，没有检查任何文件。' })
  }
  return call('stageReturns', { year, picks: picks.map(({ id }) => id), received })
}
