import { Link, Outlet } from '@tanstack/react-router'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './AppLayout.module.css'
import { prefetchWhenIdle, waitUntilIdle } from './prefetchWhenIdle.ts'

// The first guests do not wait for the menu, nor for the list of organizations that it reads.
const AccountMenu = lazy(() =>
  import('./AccountMenu.tsx').then((module) => ({ default: module.AccountMenu })),
)

/** What the user is likely to open next; the drawer first. */
const parts = [
  () => import('#src/pages/guest-drawer/GuestDrawer.tsx'),
  () => import('#src/pages/guests/new-guest/NewGuestDialog.tsx'),
  () => import('#src/pages/changes/ChangesPage.tsx'),
]

/** The frame of every page of an organization: header with navigation and account, then the page. */
export function AppLayout() {
  const m = useMessages()
  const isIdle = useIdlePrefetch()
  const accountPlace = <span className={classes.accountPlace} />
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {m.app.skip}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} aria-label={m.app.home}>
          <img src="/icon.svg" alt="" width={22} height={22} />
          <span className={classes.brandName}>{m.app.name}</span>
        </Link>
        <nav className={classes.nav} aria-label={m.app.mainNavigation}>
          <Link
            from="/orgs/$org"
            to="/orgs/$org/guests"
            className={classes.navLink}
            activeProps={{ 'data-active': true }}
          >
            {m.app.guests}
          </Link>
          <Link
            from="/orgs/$org"
            to="/orgs/$org/changes"
            className={classes.navLink}
            activeProps={{ 'data-active': true }}
          >
            {m.app.changes}
          </Link>
        </nav>
        <div className={classes.account}>
          <Suspense fallback={accountPlace}>{isIdle ? <AccountMenu /> : accountPlace}</Suspense>
        </div>
      </header>
      <SandboxBanner />
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  )
}

/** In the sandbox: says on every page that the data are samples, and offers to connect. */
function SandboxBanner() {
  const m = useMessages()
  const { data } = useQuery(useApi().session.queries.current())
  if (data?.session?.server.kind !== 'sandbox') return null
  return (
    <aside aria-label={m.app.sandbox} className={classes.sandbox}>
      <strong>{m.app.sandboxTitle}</strong> {m.app.sandboxText}{' '}
      <Link to="/sign-in" search={{ connect: 'yes' }}>
        {m.app.connect}
      </Link>
    </aside>
  )
}

/** Loads the parts once the first guests are there and the browser is idle; whether that time has come. */
function useIdlePrefetch(): boolean {
  const queryClient = useQueryClient()
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    void waitUntilIdle(queryClient).then(() => setIdle(true))
    void prefetchWhenIdle(queryClient, parts)
  }, [queryClient])
  return isIdle
}
