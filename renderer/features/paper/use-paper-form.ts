import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { PaperForm } from '#shared/contract/paper.ts'
import { call } from '../../api/main-side.ts'
import { whenKept } from './use-paper-draft.ts'

/** A unit's form with its draft as main has it now: never an answer from before the last key. */
export function usePaperForm(year: number, unit: string): UseQueryResult<PaperForm> {
  return useQuery({
    queryKey: ['paperForm', { year, unit }],
    queryFn: async () => {
      await whenKept()
      return call('paperForm', { year, unit })
    },
    gcTime: 0,
  })
}
