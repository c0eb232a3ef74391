import { useMutation, useQueryClient, type MutateOptions } from '@tanstack/react-query'
import type { CallName, RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { useRef } from 'react'
import { isCancelled, messageOf } from './failure.ts'
import { noteSaved } from './last-saved.ts'
import { call } from './main-side.ts'

/**
 * Something that main shall change; afterwards every page asks anew. `failure` is the sentence for the person. Asked for
 * once more while it is being done, as by Enter pressed twice, it is done once.
 */
export function useAct<Name extends CallName>(name: Name) {
  const client = useQueryClient()
  const doing = useRef<string | null>(null)
  const mutation = useMutation<ValueOf<Name>, Error, RequestOf<Name>>({
    mutationFn: (request) => call(name, request),
    onSuccess: () => {
      noteSaved()
      void client.invalidateQueries()
    },
    onSettled: () => {
      // A dialog that closes now is still there for the next key.
      setTimeout(() => {
        doing.current = null
      })
    },
  })
  const begins = (request: RequestOf<Name>): boolean => {
    const asked = JSON.stringify(request)
    if (doing.current === asked) return false
    doing.current = asked
    return true
  }
  type Request = RequestOf<Name>
  type Options = MutateOptions<ValueOf<Name>, Error, Request>
  const mutate = (request: Request, options: Options = {}): void => {
    if (begins(request)) mutation.mutate(request, options)
  }
  const mutateAsync = (request: Request): Promise<ValueOf<Name>> =>
    // The first asker is told how it ends; to this one nothing happens.
    begins(request) ? mutation.mutateAsync(request) : new Promise(() => undefined)
  const failed = mutation.isError && !isCancelled(mutation.error)
  return { ...mutation, mutate, mutateAsync, failure: failed ? messageOf(mutation.error) : null }
}
