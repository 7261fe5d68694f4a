import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { endpointNotFound, notFound, rateLimited, unauthenticated } from './answers.ts'
import type { Api, ApiEnv } from './endpointEnv.ts'
import { addGuestEndpoints } from './guestEndpoints.ts'
import { addGuestWrites } from './guestWrites.ts'
import { addMemberEndpoints } from './memberEndpoints.ts'
import { addWhoAmI } from './meEndpoints.ts'
import { storeOf } from '#src/sandbox/sandboxState.ts'

/** All endpoints, with and without the `/api` prefix, as Tallyfy's two hosts have them. */
export function createApi(): Api {
  const api: Api = new Hono<ApiEnv>()
  api.use('*', limitRate, authenticate)
  api.use('/organizations/:org/*', findOrganization)
  addWhoAmI(api)
  addGuestEndpoints(api)
  addGuestWrites(api)
  addMemberEndpoints(api)
  const both: Api = new Hono<ApiEnv>()
  both.route('/api', api)
  both.route('/', api)
  both.notFound(() => endpointNotFound())
  return both
}

const limitRate: MiddlewareHandler<ApiEnv> = async ({ env: { world } }, next) => {
  const { rateLimit } = world.options
  if (rateLimit) {
    const now = world.clock()
    const recent = world.arrivals.filter((at) => at > now - rateLimit.perMs)
    world.arrivals = recent
    const [oldest] = recent
    if (oldest !== undefined && recent.length >= rateLimit.requests) {
      return rateLimited(oldest + rateLimit.perMs - now)
    }
    recent.push(now)
  }
  return next()
}

/** A missing client header is answered like a bad token. */
const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const [scheme, token = ''] = (c.req.header('authorization') ?? '').split(' ')
  const userId = c.env.world.tokens.get(token)
  const client = c.req.header('x-tallyfy-client') ?? ''
  if (scheme !== 'Bearer' || userId === undefined || client === '') return unauthenticated()
  c.set('userId', userId)
  return next()
}

const findOrganization: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const org = c.req.param('org') ?? ''
  const organization = c.env.world.base.organizations.get(org)
  const store = storeOf(c.env.world, org)
  if (!organization || !store) return notFound()
  c.set('organization', organization)
  c.set('store', store)
  return next()
}
