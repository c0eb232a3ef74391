import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { runJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'

type Renewed = ValueOf<'writeSendBacks'>['renewed']

/** Writes the marked forms and notices of some 退回; tells where a new form took the place of the unit's own. */
export function useExport(year: number): {
  readonly write: (ids: readonly number[]) => Promise<void>
  readonly renewed: Renewed
} {
  const [, keepSaved] = useKept('send-backs', year)
  const [renewed, setRenewed] = useState<Renewed>([])
  return {
    renewed,
    write: async (ids) => {
      const saved = await runJob('notices', async () => {
        const answer = await call('writeSendBacks', { year, ids: [...ids] })
        await deliver(answer.saved)
        setRenewed(answer.renewed)
        return answer.saved
      })
      if (saved !== null) keepSaved(saved)
    },
  }
}
