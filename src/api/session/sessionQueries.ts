import {
  focusManager,
  mutationOptions,
  type Query,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import { isSessionError } from '#src/api/http/apiError.ts'
import type { SessionState, StartedSession } from './session.ts'

const sessionKey = ['session'] as const

export type SessionApi = ReturnType<typeof createSessionApi>

/** The session's state, calls, and its query and mutation options. */
export function createSessionApi(session: SessionState) {
  const queries = {
    /**
     * The session that this tab began with (or its successor of the same user), also while the cookie holds another user's;
     * null when the cookie holds none. Reading it renews the idle time of the cookie's session.
     */
    current: () =>
      queryOptions({
        queryKey: sessionKey,
        queryFn: async ({ signal }) => {
          const answer = await session.read(signal)
          session.cookieRead(answer.session)
          return answer.session ? { ...answer, session: session.current() } : answer
        },
        staleTime: 5 * 60_000,
        // Only an active user renews the session: the app shell reads it then.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      }),
  }

  function begin(client: QueryClient, answer: StartedSession): void {
    client.setQueryData(queries.current().queryKey, answer)
    if (session.signedInAgain(answer.session) === 'same-user') return
    // What another user could see is dropped; what is on screen is read again.
    void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
  }

  return {
    ...session,
    queries,

    /** Signs in with a personal access token, the variable. Work that waited continues when it is the same user. */
    signInMutation: () =>
      mutationOptions({
        mutationKey: ['sign-in'],
        mutationFn: (token: string) => session.signIn(token),
        networkMode: 'always',
        retry: false,
        // The token is not kept with the mutation.
        gcTime: 0,
        onSuccess: (answer, _token, _result, { client }) => begin(client, answer),
      }),

    /** Begins a session with a new sandbox. */
    startSandboxMutation: () =>
      mutationOptions({
        mutationKey: ['start-sandbox'],
        mutationFn: () => session.startSandbox(),
        networkMode: 'always',
        retry: false,
        onSuccess: (answer, _variables, _result, { client }) => begin(client, answer),
      }),

    /**
     * After a sign-in as the same user, reads again what failed for want of a session. When the user comes back to this tab
     * while it is in trouble, checks whether another tab has signed in. Returns the function that stops both.
     */
    refetchAfterSignIn(client: QueryClient): () => void {
      const stopWaiting = session.trouble.subscribe(() => {
        if (session.trouble.get().kind === 'none') return
        void session.waitForSignIn().then((result) => {
          if (result !== 'same-user') return undefined
          const failed = { predicate: ({ state }: Query) => isSessionError(state.error) }
          return client.refetchQueries(failed, { cancelRefetch: false })
        })
      })
      const stopChecking = focusManager.subscribe((focused) => {
        if (!focused || session.trouble.get().kind === 'none') return
        // When the session cannot be read, the trouble stays as it is; the query holds the error.
        client.fetchQuery({ ...queries.current(), staleTime: 0, retry: false }).catch(() => undefined)
      })
      return () => {
        stopWaiting()
        stopChecking()
      }
    },
  }
}
