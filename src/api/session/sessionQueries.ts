import {
  focusManager,
  mutationOptions,
  type Query,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import { isSessionError } from '#src/api/http/apiError.ts'
import { readSession, type SessionBegun, signIn, startSandbox } from './session.ts'
import { sessionGate } from './sessionGate.ts'
import { tabSession } from './tabSession.ts'

const sessionKey = ['session'] as const

export const sessionQueries = {
  /**
   * Who is signed in, in this tab: the session it began with (or its successor of the same user), also while the cookie
   * holds another's; null when the cookie holds none. Asking renews the idle time of the cookie's session.
   */
  current: () =>
    queryOptions({
      queryKey: sessionKey,
      queryFn: async ({ signal }) => {
        const answer = await readSession(signal)
        sessionGate.check(answer.session)
        return answer.session ? { ...answer, session: tabSession.get() } : answer
      },
      staleTime: 5 * 60_000,
      // A session that is only looked at is not renewed: the shell asks when the person is active.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
}

/** Signs in with a personal access token, the variable. What waited for it goes on when it is the same user. */
export const signInOptions = () =>
  mutationOptions({
    mutationKey: ['sign in'],
    mutationFn: (token: string) => signIn(token),
    networkMode: 'always',
    retry: false,
    // The token is not kept with the mutation.
    gcTime: 0,
    onSuccess: (answer, _token, _result, { client }) => begin(client, answer),
  })

/** Begins a session with a fresh sandbox. */
export const startSandboxOptions = () =>
  mutationOptions({
    mutationKey: ['start sandbox'],
    mutationFn: () => startSandbox(),
    networkMode: 'always',
    retry: false,
    onSuccess: (answer, _variables, _result, { client }) => begin(client, answer),
  })

function begin(client: QueryClient, answer: SessionBegun): void {
  client.setQueryData(sessionQueries.current().queryKey, answer)
  if (sessionGate.renewed(answer.session) === 'same user') return
  // What another user could see is not this one's to see; what is on screen is read again.
  void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
}

/**
 * After a renewal as the same user, reads again what failed for want of a session; and when the person comes back to
 * this tab while it is in trouble, looks whether another tab has signed in. Returns the way to stop. Called once,
 * where the client is made.
 */
export function refetchAfterRenewal(client: QueryClient): () => void {
  const stopWaiting = sessionGate.subscribe(() => {
    if (sessionGate.getSnapshot().kind === 'none') return
    void sessionGate.wait().then((renewal) => {
      if (renewal !== 'same user') return undefined
      const failed = { predicate: ({ state }: Query) => isSessionError(state.error) }
      return client.refetchQueries(failed, { cancelRefetch: false })
    })
  })
  const stopLooking = focusManager.subscribe((focused) => {
    if (!focused || sessionGate.getSnapshot().kind === 'none') return
    // What cannot be read changes nothing: the trouble stays as it is.
    client.fetchQuery({ ...sessionQueries.current(), staleTime: 0, retry: false }).catch(() => undefined)
  })
  return () => {
    stopWaiting()
    stopLooking()
  }
}
