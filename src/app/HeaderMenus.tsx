import { useQueryClient } from '@tanstack/react-query'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AccountMenu } from './AccountMenu.tsx'
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx'
import { waitUntilRead } from './prefetchWhenIdle.ts'

const orgRoute = getRouteApi('/orgs/$org')

const RunIndicator = lazyPart(() =>
  import('#src/features/bulk/RunIndicator.tsx').then((module) => module.RunIndicator),
)

/** The right end of the header: a run that goes on, which organization, and whose account. */
export function HeaderMenus() {
  const { org } = orgRoute.useParams()
  const queryClient = useQueryClient()
  const [isRead, setRead] = useState(false)
  // The journal of runs does not load among the pages of guests.
  useEffect(() => {
    void waitUntilRead(queryClient).then(() => setRead(true))
  }, [queryClient])
  return (
    <>
      {isRead && <RunIndicator key={org} org={org} />}
      <OrganizationSwitcher />
      <AccountMenu />
    </>
  )
}
