import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CallName, RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { isCancelled, messageOf } from './failure.ts'
import { noteSaved } from './last-saved.ts'
import { call } from './main-side.ts'

/** Something that main shall change; afterwards every page asks anew. `failure` is the sentence for the person. */
export function useAct<Name extends CallName>(name: Name) {
  const client = useQueryClient()
  const mutation = useMutation<ValueOf<Name>, Error, RequestOf<Name>>({
    mutationFn: (request) => call(name, request),
    onSuccess: () => {
      noteSaved()
      void client.invalidateQueries()
    },
  })
  const failed = mutation.isError && !isCancelled(mutation.error)
  return { ...mutation, failure: failed ? messageOf(mutation.error) : null }
}
