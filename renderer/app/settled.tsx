import { useIsFetching, useIsMutating } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'

/** Says to whoever watches the window from outside which page stands, and nothing while it is still coming or asking. */
export function Settled() {
  const place = useRouterState({
    select: ({ status, resolvedLocation }) => (status === 'idle' ? (resolvedLocation?.href ?? '') : ''),
  })
  const asked = useIsFetching() + useIsMutating()
  return <span hidden data-settled={asked === 0 ? place : ''} />
}
