import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { isNotFound } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { lazyPart } from '#src/ui/lazyPart.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import classes from './AppLayout.module.css'
import { NotLoadedPage } from './NotLoaded.tsx'
import { prefetchWhenIdle, waitUntilIdle, waitUntilRead } from './prefetchWhenIdle.ts'
import { takeSandboxReset } from './sandboxReset.ts'

const orgRoute = getRouteApi('/orgs/$org')

// The first guests do not wait for the menus, nor for the list of organizations that they read.
const accountPlace = <span className={classes.accountPlace} />
const HeaderMenus = lazyPart(
  () => import('./HeaderMenus.tsx').then((module) => module.HeaderMenus),
  accountPlace,
)
const NoAccessPage = lazyPart(
  () => import('./NoAccessPage.tsx').then((module) => module.NoAccessPage),
  null,
  NotLoadedPage,
)

/** What the user is likely to open next, the drawer first; other pages once all guests are there. */
const nextParts = [
  () => import('#src/pages/guest-drawer/GuestDrawer.tsx'),
  () => import('#src/pages/guests/new-guest/NewGuestDialog.tsx'),
]
const laterParts = [
  () => import('./SignInAgain.tsx'),
  () => import('#src/pages/changes/ChangesPage.tsx'),
  () => import('#src/pages/members/MembersPage.tsx'),
]

/** The frame of every page of an organization: header with navigation and account, then the page. */
export function AppLayout() {
  const m = useMessages()
  const isIdle = useIdlePrefetch()
  useResetNotice()
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {m.app.skip}
      </a>
      <header className={classes.header}>
        <div className={classes.container}>
          <Link to="/" className={classes.brand} aria-label={m.app.home}>
            <img src="/icon.svg" alt="" />
            <span className={classes.brandName}>{m.app.name}</span>
          </Link>
          <SandboxBadge />
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
              to="/orgs/$org/members"
              className={classes.navLink}
              activeProps={{ 'data-active': true }}
            >
              {m.app.members}
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
          <div className={classes.account}>{isIdle ? <HeaderMenus /> : accountPlace}</div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <OrganizationPage />
      </main>
    </div>
  )
}

/**
 * The page of the URL, unless the server says that the organization is none of the user's. At first the frame is drawn
 * alone, and React renders the page in small steps: at once it was the longest task before the first rows.
 */
function OrganizationPage() {
  const isFrameDrawn = useDeferredValue(true, false)
  const { org } = orgRoute.useParams()
  // The guests page reads the list; here only its failure matters.
  const list = { ...useApi().guests.queries.list(org), enabled: false }
  const { error, data } = useQuery({ ...list, notifyOnChangeProps: ['error'] })
  if (!isFrameDrawn) return null
  return isNotFound(error) && !data ? <NoAccessPage /> : <Outlet />
}

/** Says once, after a reset, that the sandbox is as it was at first. */
function useResetNotice(): void {
  const m = useMessages()
  const notices = useNotices()
  useEffect(() => {
    if (takeSandboxReset()) notices.show({ text: m.app.reset.done })
  }, [notices, m])
}

/** In the sandbox: says on every page that the data are samples, and offers to connect. */
function SandboxBadge() {
  const m = useMessages()
  const { data } = useQuery(useApi().session.queries.current())
  if (data?.session?.server.kind !== 'sandbox') return null
  return (
    <div className={classes.sandbox}>
      <span>{m.app.sandboxBadge}</span>
      <Link to="/sign-in" search={{ connect: 'yes' }}>
        {m.app.connect}
      </Link>
    </div>
  )
}

/** Loads the parts once the first guests are there and the browser is idle; whether that time has come. */
function useIdlePrefetch(): boolean {
  const queryClient = useQueryClient()
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    void waitUntilIdle(queryClient).then(() => setIdle(true))
    void prefetchWhenIdle(queryClient, nextParts)
      .then(() => waitUntilRead(queryClient))
      .then(() => prefetchWhenIdle(queryClient, laterParts))
  }, [queryClient])
  return isIdle
}
