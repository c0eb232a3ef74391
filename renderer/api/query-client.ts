import { QueryClient } from '@tanstack/react-query'

/** Main is on this machine: always reachable, and asking again gives the same answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 30_000 },
    mutations: { networkMode: 'always', retry: false },
  },
})
