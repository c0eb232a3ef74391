import type { SavedFiles } from '#shared/contract/saved.ts'
import { runJob, useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'

/** Writes the 申诉复核表 of an appeal and, once it is decided, the answer; tells where they are. */
export function useAppealPapers(year: number): {
  readonly write: (id: number) => void
  readonly saved: SavedFiles | null
  readonly running: boolean
} {
  const running = useJob((state) => state.running) !== null
  const [saved, keep] = useKept('appeals', year)
  const write = async (id: number): Promise<void> => {
    const files = await runJob('notices', async () => {
      const answer = await call('writeAppealPapers', { year, ids: [id] })
      await deliver(answer.saved)
      return answer.saved
    })
    if (files !== null) keep(files)
  }
  return { write: (id) => void write(id), saved, running }
}
