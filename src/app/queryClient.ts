import { QueryClient } from '@tanstack/react-query'
import { refetchAfterRenewal } from '#src/api/session/sessionQueries.ts'
import { retryPolicy } from '#src/api/http/retryPolicy.ts'

/** One cache a tab. Reads retry as the API module says; a write is never repeated by the library. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { ...retryPolicy, staleTime: 60_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

refetchAfterRenewal(queryClient)
