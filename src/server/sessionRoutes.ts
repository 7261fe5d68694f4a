import type { Hono } from 'hono'
import type { Environment } from './env.ts'
import { GatewayError, gatewayHeader, type GatewayContext, type GatewayEnv } from './gatewayError.ts'
import { messages } from './messages.ts'
import { readJsonText } from './requestBody.ts'
import { checkReadSite, checkWriteOrigin, sessionHeader } from './requestChecks.ts'
import { createSession, expiryOf, type Session } from './sessionCipher.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { fetchUser, parseToken, SignIn } from './signIn.ts'
import type { UpstreamTargets } from './upstreamTargets.ts'

type SessionDeps = {
  env: Environment
  cookie: SessionCookie
  targets: UpstreamTargets
  /** Epoch ms. */
  clock: () => number
}

/** Adds the routes that read, start and end a session. No answer holds the token. */
export function addSessionRoutes(app: Hono<GatewayEnv>, deps: SessionDeps): void {
  const { env, cookie, targets, clock } = deps

  app.get('/session', async (c) => {
    c.set('route', '/session')
    checkReadSite(c)
    const current = await cookie.read(c)
    if (current === null) {
      cookie.deleteStale(c)
      return c.json(sessionAnswer(env, null), 200, gatewayHeader)
    }
    const session = { ...current, renewedAt: clock() }
    targets.renew(session)
    await cookie.write(c, session)
    return c.json(sessionAnswer(env, session), 200, gatewayHeader)
  })

  app.post('/session', async (c) => {
    c.set('route', '/session')
    checkWriteOrigin(c, env)
    const session = await signIn(c, deps)
    const previous = await cookie.read(c)
    if (previous !== null) targets.drop(previous.id)
    await cookie.write(c, session)
    return c.json(sessionAnswer(env, session), 201, gatewayHeader)
  })

  app.delete('/session', async (c) => {
    c.set('route', '/session')
    checkWriteOrigin(c, env)
    if (!c.req.header(sessionHeader)) {
      throw new GatewayError('SESSION_HEADER_MISSING', messages.sessionHeaderMissing(sessionHeader))
    }
    const session = await cookie.revoke(c)
    if (session !== null) targets.drop(session.id)
    return c.body(null, 204, gatewayHeader)
  })
}

/** Checks the request's body and makes a session of it, with the user that its token belongs to. */
async function signIn(c: GatewayContext, { env, targets, clock }: SessionDeps): Promise<Session> {
  const body = SignIn.safeParse(JSON.parse(await readJsonText(c.req.raw)))
  if (!body.success) throw new GatewayError('BAD_REQUEST', messages.signInBodyInvalid())
  if ('sandbox' in body.data && !env.sandbox) throw new GatewayError('SANDBOX_OFF', messages.sandboxOff())
  const unknownUser = { id: '', email: '', firstName: '', lastName: '' }
  const session =
    'token' in body.data
      ? createSession('tallyfy', parseToken(body.data.token), unknownUser, clock())
      : createSession('sandbox', 'sandbox', unknownUser, clock())
  return { ...session, user: await fetchUser(targets.targetOf(session), c.req.raw.signal) }
}

/** The body of every answer about the session: user, server, when it ends (epoch ms), and which servers there are. */
function sessionAnswer(env: Environment, session: Session | null) {
  const tallyfy = new URL(env.tallyfyApiUrl).host
  return { session: session && describeSession(session, tallyfy), sandbox: env.sandbox, tallyfy }
}

function describeSession(session: Session, tallyfy: string) {
  const server = session.kind === 'tallyfy' ? { kind: 'tallyfy', host: tallyfy } : { kind: 'sandbox' }
  return { id: session.id, user: session.user, server, ...expiryOf(session) }
}
