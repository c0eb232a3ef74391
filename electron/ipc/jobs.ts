import type { Progress } from '#electron/application/export-forms.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { JobName } from '#shared/contract/push.ts'
import type { Desk } from './desk.ts'

const JOB_WORDS: Readonly<Record<JobName, string>> = {
  sample: '建立示例年度',
  forms: '下发自评表',
  check: '检查报回的文件',
  import: '导入',
  notices: '导出',
  evidence: '添加佐证材料',
  reread: '核对佐证文件',
  reports: '导出',
  archive: '归档',
  opening: '打开归档',
  exchange: '导出或合并协作包',
  package: '核对协作包',
}

export function refuseBusy({ job }: Desk): Outcome<null> {
  if (job === null) return { ok: true, value: null }
  return fail('busy', `正在${JOB_WORDS[job.name]}，请等它做完，或先取消。`)
}

/** Runs a long piece of work: one at a time, its progress pushed; `stopped` tells whether 取消 was pressed. */
export async function runJob<Value>(
  desk: Desk,
  name: JobName,
  work: (progress: Progress, stopped: () => boolean) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const idle = refuseBusy(desk)
  if (!idle.ok) return idle
  const job = { name, stopped: false }
  desk.job = job
  try {
    const progress: Progress = (done, total, at) =>
      desk.host.push({ kind: 'progress', job: name, done, total, name: at })
    return await work(progress, () => job.stopped)
  } finally {
    desk.job = null
  }
}
