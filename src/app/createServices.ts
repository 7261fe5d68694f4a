import { CancelledError, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createApi } from '#src/api/createApi.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import { retryPolicy } from '#src/api/http/retryPolicy.ts'
import { browserClock } from '#src/browser/clock.ts'
import type { Changes } from '#src/changes/createChanges.ts'
import type { AppServices, KeptDraft, UnsavedWork } from '#src/features/AppContext.tsx'
import { createGuestIndexers } from '#src/guest-list/guestIndexer.ts'
import { createStore } from '#src/lib/createStore.ts'
import type { Runs } from '#src/runs/createRuns.ts'

const random = () => Math.random()
const report = (error: unknown) => reportError(error)

/** Makes everything of the app that has state, over the browser's network and clock. Called once. */
export function createServices() {
  const clock = browserClock
  const api = createApi({
    fetch: (path, init) => fetch(path, init),
    clock,
    random,
    isOnline: () => navigator.onLine,
    reportError: report,
  })
  // Reads retry by the policy of the API layer; the library never repeats a write.
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: reportFault }),
    mutationCache: new MutationCache({ onError: reportFault }),
    defaultOptions: {
      queries: { ...retryPolicy, staleTime: 60_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  api.session.refetchAfterSignIn(queryClient)
  const deps = { api, clock, random, reportError: report }
  let changes: Changes | null = null
  let runs: Runs | null = null
  // Made on first use by the code that loads after the first rows.
  const getChanges: AppServices['getChanges'] = (create) => (changes ??= create({ ...deps, queryClient }))
  const getRuns: AppServices['getRuns'] = (create) => (runs ??= create(deps))
  const guestIndexers = createGuestIndexers({ queryClient, api, now: clock.now })
  api.session.onUserChange(guestIndexers.stopAll)
  const unsavedWork = createStore<UnsavedWork>('none')
  const keptDraft = createStore<KeptDraft | null>(null)
  api.session.onUserChange(() => keptDraft.set(null))
  return { api, getChanges, getRuns, guestIndexers, queryClient, unsavedWork, keptDraft }
}

/** Reports an error that is no answer of a server: a fault of this program. */
export function reportFault(error: unknown): void {
  if (!(error instanceof ApiError || error instanceof CancelledError)) reportError(error)
}
