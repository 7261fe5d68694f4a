import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  stripSearchParams,
  type SearchSchemaInput,
} from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Api } from '#src/api/createApi.ts'
import type { GuestIndexers } from '#src/guest-list/guestIndexer.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { defaultGuestSearchParams, GuestSearchParams } from '#src/pages/guests/searchParams.ts'
import { GuestsPage } from '#src/pages/guests/GuestsPage.tsx'
import type { MemberId } from '#src/lib/member.ts'
import { ChangeSearchParams, defaultChangeSearchParams } from '#src/pages/changes/changeSearchParams.ts'
import { defaultMemberSearchParams, MemberSearchParams } from '#src/pages/members/memberSearchParams.ts'
import { lazyPage } from '#src/ui/lazyPart.tsx'
import { AppLayout } from './AppLayout.tsx'
import { CrashPage, NotFoundInOrganization, NotFoundPage } from './FailurePages.tsx'
import { lastOrganization, rememberOrganization } from './lastOrganization.ts'
import { NotLoadedDrawer, NotLoadedPage, NotLoadedSignIn } from './NotLoaded.tsx'
import { Root } from './Root.tsx'

/** What every route may use, made once by the app. */
type RouterContext = { queryClient: QueryClient; api: Api; guestIndexers: GuestIndexers }

type LoaderInput = { context: RouterContext; params: { org: OrgId }; preload: boolean }

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
})

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { session } = await context.queryClient.ensureQueryData(context.api.session.queries.current())
    const org = session && lastOrganization(session)
    if (org) throw redirect({ to: '/orgs/$org/guests', params: { org }, replace: true })
    throw redirect({ to: '/sign-in', replace: true })
  },
})

/** `next`: where to return after sign-in; `connect`: show the token field although there is a session. */
const SignInSearch = z.object({
  next: z.catch(z.optional(z.string()), undefined),
  connect: z.catch(z.optional(z.literal('yes')), undefined),
})

type SignInSearch = z.infer<typeof SignInSearch>

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: SignInSearch & SearchSchemaInput) => SignInSearch.parse(search),
  beforeLoad: ({ context }) => context.queryClient.ensureQueryData(context.api.session.queries.current()),
  component: lazyPage(
    () => import('#src/pages/sign-in/SignInPage.tsx').then((module) => module.SignInPage),
    NotLoadedSignIn,
  ),
})

const orgRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orgs/$org',
  beforeLoad: async ({ context, location, params }) => {
    const { session } = await context.queryClient.ensureQueryData(context.api.session.queries.current())
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true })
    rememberOrganization(session, params.org)
  },
  component: AppLayout,
  notFoundComponent: NotFoundInOrganization,
})

const orgHomeRoute = createRoute({
  getParentRoute: () => orgRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/orgs/$org/guests', params, replace: true })
  },
})

const guestsRoute = createRoute({
  getParentRoute: () => orgRoute,
  path: '/guests',
  validateSearch: (search: Partial<GuestSearchParams> & SearchSchemaInput) => GuestSearchParams.parse(search),
  search: { middlewares: [stripSearchParams(defaultGuestSearchParams)] },
  loader: loadGuests,
  component: GuestsPage,
})

/** Starts reading guests and members while the code of the page loads; the page shows progress and errors. */
function loadGuests({ context, params, preload }: LoaderInput) {
  const indexer = context.guestIndexers.of(params.org)
  // A hovered link must not load the guests: that may be a hundred pages.
  if (preload) return indexer
  void context.queryClient.prefetchQuery(context.api.guests.queries.list(params.org))
  void context.queryClient.prefetchQuery(context.api.members.queries.list(params.org))
  indexer.refresh()
  return indexer
}

const guestRoute = createRoute({
  getParentRoute: () => guestsRoute,
  path: '/$email',
  component: lazyPage(
    () => import('#src/pages/guest-drawer/GuestDrawer.tsx').then((module) => module.GuestDrawer),
    NotLoadedDrawer,
  ),
})

const membersRoute = createRoute({
  getParentRoute: () => orgRoute,
  path: '/members',
  validateSearch: (search: Partial<MemberSearchParams> & SearchSchemaInput) =>
    MemberSearchParams.parse(search),
  search: { middlewares: [stripSearchParams(defaultMemberSearchParams)] },
  loader: loadGuests,
  component: lazyPage(
    () => import('#src/pages/members/MembersPage.tsx').then((module) => module.MembersPage),
    NotLoadedPage,
  ),
})

const memberRoute = createRoute({
  getParentRoute: () => membersRoute,
  path: '/$id',
  component: lazyPage(
    () => import('#src/pages/members/MemberDrawer.tsx').then((module) => module.MemberDrawer),
    NotLoadedDrawer,
  ),
})

const changesRoute = createRoute({
  getParentRoute: () => orgRoute,
  path: '/changes',
  validateSearch: (search: Partial<ChangeSearchParams> & SearchSchemaInput) =>
    ChangeSearchParams.parse(search),
  search: { middlewares: [stripSearchParams(defaultChangeSearchParams)] },
  // What guests are called comes from the list.
  loader: loadGuests,
  component: lazyPage(
    () => import('#src/pages/changes/ChangesPage.tsx').then((module) => module.ChangesPage),
    NotLoadedPage,
  ),
})

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  orgRoute.addChildren([
    orgHomeRoute,
    guestsRoute.addChildren([guestRoute]),
    membersRoute.addChildren([memberRoute]),
    changesRoute,
  ]),
])

/** The app's router. Search params are plain strings: `?q=123` stays the text 123. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    // `restoreScroll` scrolls instead of the router, and instead of the browser.
    scrollRestoration: () => false,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const params = new URLSearchParams(
        Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
      ).toString()
      return params && `?${params}`
    },
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
  interface HistoryState {
    /** The draft of the opened guest begins with adding these members: they were not saved when it was invited. */
    membersToAdd?: readonly MemberId[]
  }
}
