import { Hono, type MiddlewareHandler } from 'hono'
import { guestStoreOf } from '#src/sandbox/sandboxState.ts'
import { endpointNotFound, notFound, rateLimited, unauthenticated } from './answers.ts'
import type { EndpointEnv, Endpoints } from './endpointEnv.ts'
import { addGuestEndpoints } from './guestEndpoints.ts'
import { addGuestWrites } from './guestWrites.ts'
import { addMeEndpoints } from './meEndpoints.ts'
import { addMemberEndpoints } from './memberEndpoints.ts'

/** Makes all endpoints, with and without the `/api` prefix, as Tallyfy's two hosts have them. */
export function createEndpoints(): Endpoints {
  const endpoints: Endpoints = new Hono<EndpointEnv>()
  endpoints.use('*', limitRate, authenticate)
  endpoints.use('/organizations/:org/*', findOrganization)
  addMeEndpoints(endpoints)
  addGuestEndpoints(endpoints)
  addGuestWrites(endpoints)
  addMemberEndpoints(endpoints)
  const withPrefix: Endpoints = new Hono<EndpointEnv>()
  withPrefix.route('/api', endpoints)
  withPrefix.route('/', endpoints)
  withPrefix.notFound(() => endpointNotFound())
  return withPrefix
}

/** Answers 429 while the options' rate limit is used up. */
const limitRate: MiddlewareHandler<EndpointEnv> = async ({ env: { state } }, next) => {
  const { rateLimit } = state.options
  if (rateLimit) {
    const now = state.clock()
    const recent = state.arrivals.filter((at) => at > now - rateLimit.perMs)
    state.arrivals = recent
    const [oldest] = recent
    if (oldest !== undefined && recent.length >= rateLimit.requests) {
      return rateLimited(oldest + rateLimit.perMs - now)
    }
    recent.push(now)
  }
  return next()
}

/** Finds the user of the token. A missing client header is answered like a bad token. */
const authenticate: MiddlewareHandler<EndpointEnv> = async (c, next) => {
  const [scheme, token = ''] = (c.req.header('authorization') ?? '').split(' ')
  const userId = c.env.state.tokens.get(token)
  const client = c.req.header('x-tallyfy-client') ?? ''
  if (scheme !== 'Bearer' || userId === undefined || client === '') return unauthenticated()
  c.set('userId', userId)
  return next()
}

const findOrganization: MiddlewareHandler<EndpointEnv> = async (c, next) => {
  const org = c.req.param('org') ?? ''
  const organization = c.env.state.base.organizations.get(org)
  const store = guestStoreOf(c.env.state, org)
  if (!organization || !store) return notFound()
  c.set('organization', organization)
  c.set('store', store)
  return next()
}
