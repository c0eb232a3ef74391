import type { ValueOf } from '#shared/contract/calls.ts'
import { MAX_EVIDENCE_BYTES } from '#shared/contract/evidence-limits.ts'
import { CallFailure } from '../../api/failure.ts'
import { runJob, showProgress, useJob } from '../../api/job.ts'
import { call, handOver } from '../../api/main-side.ts'

type Inspected = ValueOf<'inspectEvidence'>

/** Files that were dropped or chosen in the page; null where it was not done: the job's failure says why. */
export function inspectFiles(year: number, unit: string, files: readonly File[]): Promise<Inspected | null> {
  return runJob('evidence', async () => {
    if (files.length === 0) {
      throw new CallFailure({
        code: 'nothing-picked',
        message: '这里没有文件。请拖入佐证文件或文件夹，或用按钮选择。',
      })
    }
    // What is too large would only be sent to be refused.
    const [fitting, large] = [files.filter(fits), files.filter((file) => !fits(file))]
    showProgress(0, fitting.length, '正在取文件')
    const picks = await handOver(
      fitting,
      (sent) => {
        showProgress(sent, fitting.length, fitting[sent - 1]?.name ?? '')
      },
      'evidence',
    )
    const inspected = picks.length === 0 ? { files: [], leftOut: 0 } : await inspect(year, unit, picks)
    return { ...inspected, files: [...inspected.files, ...large.map(refuseLarge)] }
  })
}

/** Files or a folder chosen in Electron's own dialog. */
export function inspectChosen(
  year: number,
  unit: string,
  what: 'files' | 'folder',
): Promise<Inspected | null> {
  return runJob('evidence', async () => inspect(year, unit, (await call('pickEvidence', { what })).picks))
}

function inspect(year: number, unit: string, picks: readonly { readonly id: string }[]): Promise<Inspected> {
  if (useJob.getState().cancelling) {
    throw new CallFailure({ code: 'cancelled', message: '已取消，没有添加任何文件。' })
  }
  return call('inspectEvidence', { year, unit, picks: picks.map(({ id }) => id) })
}

function fits({ size }: File): boolean {
  return size <= MAX_EVIDENCE_BYTES
}

function refuseLarge({ name, size }: File): Inspected['files'][number] {
  return {
    pick: '0'.repeat(32),
    name,
    size,
    kind: '',
    warning: null,
    number: '',
    indicator: null,
    refused: `文件大于 ${MAX_EVIDENCE_BYTES / 1024 / 1024} MB，请压缩或拆分后再添加。`,
  }
}
