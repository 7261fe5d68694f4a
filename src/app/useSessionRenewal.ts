import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import type { Api } from '#src/api/createApi.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { forgetOrganization } from './lastOrganization.ts'

const renewAfterMs = 5 * 60_000

/** What the tabs of one browser send each other: the session with this id was signed out. */
const TabMessage = z.object({ signedOut: z.string() })
const channelName = 'guestlist'

export type Services = { api: Api; queryClient: QueryClient }

/** Signs out every other tab of the session with this id. */
export function signOutOtherTabs(id: string): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage({ signedOut: id } satisfies z.infer<typeof TabMessage>)
  channel.close()
}

/** Leaves nothing of the session in this tab. */
export function dropEverything({ api, queryClient }: Services): void {
  api.session.signedOut()
  queryClient.clear()
  forgetOrganization()
  // A new page holds nothing of the old one, whatever a component kept.
  location.replace('/sign-in')
}

/** Renews the session while the user is active, and signs this tab out when another tab signs out. */
export function useSessionRenewal(): void {
  const api = useApi()
  const queryClient = useQueryClient()

  useEffect(() => {
    const renew = () => void renewIfDue({ api, queryClient })
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) window.addEventListener(event, renew, { passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, renew)
    }
  }, [api, queryClient])

  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    const onMessage = (event: MessageEvent<unknown>) => {
      const message = TabMessage.safeParse(event.data)
      const ownId = currentSession({ api, queryClient })?.id
      if (message.success && message.data.signedOut === ownId) dropEverything({ api, queryClient })
    }
    channel.addEventListener('message', onMessage)
    return () => channel.close()
  }, [api, queryClient])
}

/** Reads the session from the gateway, which renews it: at most once in five minutes, and only when there is one. */
async function renewIfDue({ api, queryClient }: Services): Promise<void> {
  if (!currentSession({ api, queryClient }) || api.session.trouble.get().kind !== 'none') return
  const options = { ...api.session.queries.current(), staleTime: renewAfterMs, retry: false }
  // When the gateway cannot be reached, the next call that matters says so.
  await queryClient.fetchQuery(options).catch(() => undefined)
}

export function currentSession({ api, queryClient }: Services) {
  return queryClient.getQueryData(api.session.queries.current().queryKey)?.session
}
