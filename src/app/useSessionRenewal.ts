import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { signOut, startSandbox } from '#src/api/session/session.ts'
import { sessionQueries } from '#src/api/session/sessionQueries.ts'
import { forgetOrganization } from './lastOrganization.ts'

const renewAfter = 5 * 60_000

/** What tabs of one browser tell each other: the session with this id was signed out. */
const TabMessage = z.object({ signedOut: z.string() })
const channelName = 'guestlist'

/**
 * Signs out: the gateway's cookie, this tab's data, then every other tab of the same session.
 * Preferences such as the theme stay. Even when the gateway cannot be reached nothing is left in the page.
 */
export async function leave(queryClient: QueryClient): Promise<void> {
  const id = queryClient.getQueryData(sessionQueries.current().queryKey)?.session?.id
  await signOut().catch(() => undefined)
  if (id) {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage({ signedOut: id } satisfies z.infer<typeof TabMessage>)
    channel.close()
  }
  wipe(queryClient)
}

/** Starts the sandbox again, unchanged, under a new session. */
export async function resetSandbox(queryClient: QueryClient): Promise<void> {
  await startSandbox()
  queryClient.clear()
  location.reload()
}

function wipe(queryClient: QueryClient): void {
  sessionGate.left()
  queryClient.clear()
  forgetOrganization()
  // A fresh page holds nothing of the old one, whatever a component kept.
  location.replace('/sign-in')
}

/** Renews the session while the person is active, and follows a sign-out in another tab. */
export function useSessionCare(): void {
  const queryClient = useQueryClient()

  useEffect(() => {
    const renew = () => void renewIfDue(queryClient)
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) window.addEventListener(event, renew, { passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, renew)
    }
  }, [queryClient])

  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    const onMessage = (event: MessageEvent<unknown>) => {
      const message = TabMessage.safeParse(event.data)
      const own = queryClient.getQueryData(sessionQueries.current().queryKey)?.session?.id
      if (message.success && message.data.signedOut === own) wipe(queryClient)
    }
    channel.addEventListener('message', onMessage)
    return () => channel.close()
  }, [queryClient])
}

/** Asks the gateway for the session, which renews it; at most once in five minutes, and only where there is one. */
async function renewIfDue(queryClient: QueryClient): Promise<void> {
  const session = queryClient.getQueryData(sessionQueries.current().queryKey)?.session
  if (!session || sessionGate.getSnapshot().kind !== 'none') return
  try {
    // Whether it is still this tab's session is judged where it is read.
    await queryClient.fetchQuery({ ...sessionQueries.current(), staleTime: renewAfter, retry: false })
  } catch {
    // The gateway is out of reach: the next call that matters will say so.
  }
}
