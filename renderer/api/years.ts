import type { UseQueryResult } from '@tanstack/react-query'
import type { AppStatus } from '#shared/contract/app.ts'
import { call } from './main-side.ts'
import { queryClient } from './query-client.ts'
import { useAnswer } from './use-answer.ts'

export function useStatus(): UseQueryResult<AppStatus> {
  return useAnswer('appStatus', {})
}

/** The year to open first: the latest, or null where there is none or the data are not sound. */
export async function newestYear(): Promise<number | null> {
  const status = await queryClient.fetchQuery({
    queryKey: ['appStatus', {}],
    queryFn: () => call('appStatus', {}),
  })
  return status.problem === null && status.damage === null ? (status.years.at(-1)?.year ?? null) : null
}
