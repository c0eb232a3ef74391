import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CallName, RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { call } from './main-side.ts'
import { queryClient } from './query-client.ts'
import { forgetScoreDrafts } from './score-drafts.ts'
import { forgetSteps } from './steps.ts'
import { useAnswer } from './use-answer.ts'

/** Which data are open, and the copies on this PC. */
export function usePlace(): UseQueryResult<ValueOf<'openPlace'>> {
  return useAnswer('openPlace', {})
}

type Opening = Extract<CallName, 'openHandout' | 'openArchive' | 'switchPlace'>

/** The year that the data are about: an archive or a copy has others with it, and may have newer ones. */
type OpenedYear = Pick<ValueOf<Opening>, 'year'>

/** Opens other data: what was shown of the ones before is forgotten, as it would stand under the same years. */
export function useOpenPlace(): <Name extends Opening>(
  name: Name,
  request: RequestOf<Name>,
) => Promise<void> {
  const navigate = useNavigate()
  return async (name, request) => {
    const { year }: OpenedYear = await call(name, request)
    forgetSteps()
    forgetScoreDrafts()
    await queryClient.resetQueries()
    await (year === null ? navigate({ to: '/' }) : navigate({ to: '/$year', params: { year } }))
  }
}
