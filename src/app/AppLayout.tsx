import { Link, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import classes from './AppLayout.module.css'
import { later, loadLater } from './prefetchWhenIdle.ts'
import { SandboxLine } from './SandboxLine.tsx'

// The menu's floating parts are not needed to see guests.
const AccountMenu = lazy(async () => {
  await later()
  return { default: (await import('./AccountMenu.tsx')).AccountMenu }
})

/** What is likely to be asked for next; the drawer first. */
const parts = [
  () => import('#src/pages/guest-drawer/GuestDrawer.tsx'),
  () => import('#src/pages/guests/new-guest/NewGuestDialog.tsx'),
  () => import('#src/pages/changes/ChangesPage.tsx'),
]

/** The frame of every page of an organization: header with navigation and account, then the page. */
export function AppLayout() {
  useEffect(() => void loadLater(parts), [])
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
          <Suspense fallback={<span className={classes.accountPlace} />}>
            <AccountMenu />
          </Suspense>
        </div>
      </header>
      <SandboxLine />
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  )
}
