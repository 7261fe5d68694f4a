import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { AccountMenu } from './AccountMenu.tsx'
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx'

const orgRoute = getRouteApi('/orgs/$org')

const RunIndicator = lazy(() =>
  import('#src/features/bulk/RunIndicator.tsx').then((module) => ({ default: module.RunIndicator })),
)

/** The right end of the header: a run that goes on, which organization, and whose account. */
export function HeaderMenus() {
  const { org } = orgRoute.useParams()
  return (
    <>
      <Suspense>
        <RunIndicator key={org} org={org} />
      </Suspense>
      <OrganizationSwitcher />
      <AccountMenu />
    </>
  )
}
