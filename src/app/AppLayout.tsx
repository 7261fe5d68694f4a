import { Link, Outlet } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import classes from './AppLayout.module.css'
import { prefetchWhenIdle, waitUntilIdle } from './prefetchWhenIdle.ts'
import { SandboxLine } from './SandboxLine.tsx'

// The menu's floating parts are not needed to see guests.
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
  const isIdle = useIdlePrefetch()
  const accountPlace = <span className={classes.accountPlace} />
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} aria-label="Guestlist, home">
          <img src="/icon.svg" alt="" width={22} height={22} />
          <span className={classes.brandName}>Guestlist</span>
        </Link>
        <nav className={classes.nav} aria-label="Main">
          <Link
            from="/orgs/$org"
            to="/orgs/$org/guests"
            className={classes.navLink}
            activeProps={{ 'data-active': true }}
          >
            Guests
          </Link>
          <Link
            from="/orgs/$org"
            to="/orgs/$org/changes"
            className={classes.navLink}
            activeProps={{ 'data-active': true }}
          >
            Changes
          </Link>
        </nav>
        <div className={classes.account}>
          <Suspense fallback={accountPlace}>{isIdle ? <AccountMenu /> : accountPlace}</Suspense>
        </div>
      </header>
      <SandboxLine />
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
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
