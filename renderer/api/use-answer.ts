import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CallName, RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { call } from './main-side.ts'

/** A question to main, kept until something is changed. `enabled` false: not asked yet. */
export function useAnswer<Name extends CallName>(
  name: Name,
  request: RequestOf<Name>,
  enabled = true,
): UseQueryResult<ValueOf<Name>> {
  return useQuery({ queryKey: [name, request], queryFn: () => call(name, request), enabled })
}
