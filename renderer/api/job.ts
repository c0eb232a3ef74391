import { create } from 'zustand'
import type { JobName, Push } from '#shared/contract/push.ts'
import { isCancelled, messageOf } from './failure.ts'
import { noteSaved } from './last-saved.ts'
import { call, listenToMain } from './main-side.ts'
import { queryClient } from './query-client.ts'

interface JobState {
  /** The work under way; null: none. It goes on when the page is left. */
  readonly running: JobName | null
  readonly progress: Omit<Push, 'kind' | 'job'>
  readonly cancelling: boolean
  /** Why the latest job of this kind was not done; `cancelled`: the person stopped it before anything was. */
  readonly failure: { readonly job: JobName; readonly message: string; readonly cancelled: boolean } | null
}

/** They store nothing of what is open. */
const ONLY_LOOKS: ReadonlySet<JobName> = new Set(['check', 'reread', 'package', 'opening'])

const NO_PROGRESS = { done: 0, total: 0, name: '' }

export const useJob = create<JobState>(() => ({
  running: null,
  progress: NO_PROGRESS,
  cancelling: false,
  failure: null,
}))

listenToMain(({ job, done, total, name }) => {
  if (useJob.getState().running === job) showProgress(done, total, name)
})

export function showProgress(done: number, total: number, name: string): void {
  useJob.setState({ progress: { done, total, name } })
}

/** Runs work that shows n of m; afterwards every page asks anew. Null where it was not done: the job's failure says why. */
export async function runJob<T>(job: JobName, work: () => Promise<T>): Promise<T | null> {
  if (useJob.getState().running !== null) return null
  useJob.setState({ running: job, progress: NO_PROGRESS, cancelling: false, failure: null })
  try {
    const value = await work()
    if (!ONLY_LOOKS.has(job)) noteSaved()
    return value
  } catch (error) {
    const cancelled = isCancelled(error)
    // A dialog that was closed needs no word; pressing 取消 does.
    if (!cancelled || useJob.getState().cancelling) {
      useJob.setState({ failure: { job, message: messageOf(error), cancelled } })
    }
    return null
  } finally {
    useJob.setState({ running: null, cancelling: false })
    void queryClient.invalidateQueries()
  }
}

export function cancelJob(): void {
  useJob.setState({ cancelling: true })
  void call('cancelJob', {}).catch(() => {
    useJob.setState({ cancelling: false })
  })
}
