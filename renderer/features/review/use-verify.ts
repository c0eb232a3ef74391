import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Decision } from '#shared/contract/review.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { noteSaved } from '../../api/last-saved.ts'
import { call } from '../../api/main-side.ts'

interface Verification {
  readonly indicator: string
  readonly decision: Decision
  readonly opinion: string
}

/** Keeps one decision: the item is put in its place at once, the other pages ask anew. */
export function useVerify(year: number, unit: string) {
  const client = useQueryClient()
  return useMutation<ValueOf<'verifyItem'>, Error, Verification>({
    mutationFn: (verification) => call('verifyItem', { year, unit, ...verification }),
    onSuccess: ({ item, pendingItems }) => {
      noteSaved()
      client.setQueryData<ValueOf<'reviewItems'>>(['reviewItems', { year, unit }], (before) =>
        before === undefined
          ? undefined
          : {
              ...before,
              pendingItems,
              items: before.items.map((old) => (old.indicator === item.indicator ? item : old)),
            },
      )
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'reviewItems' })
    },
  })
}
