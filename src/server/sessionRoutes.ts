import type { Hono } from 'hono'
import { originHeader, Refusal } from './answers.ts'
import type { GatewayContext, GatewayEnv } from './answers.ts'
import type { Environment } from './env.ts'
import { checkReadSite, checkWriteOrigin, sessionHeader } from './guards.ts'
import { readJsonText } from './requestBody.ts'
import { beginSession, endsOf } from './session.ts'
import type { Session } from './session.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { cleanToken, SignIn, whoIs } from './signIn.ts'
import type { Upstreams } from './upstreams.ts'

type Parts = { env: Environment; cookie: SessionCookie; upstreams: Upstreams; clock: () => number }

/** Sign in, who am I, sign out. No answer holds the token. */
export function addSessionRoutes(app: Hono<GatewayEnv>, parts: Parts): void {
  const { env, cookie, upstreams, clock } = parts

  app.get('/session', async (c) => {
    c.set('route', '/session')
    checkReadSite(c)
    const known = await cookie.read(c)
    if (known === null) {
      cookie.tidy(c)
      return c.json(envelope(env, null), 200, originHeader)
    }
    const session = { ...known, renewedAt: clock() }
    upstreams.renew(session)
    await cookie.write(c, session)
    return c.json(envelope(env, session), 200, originHeader)
  })

  app.post('/session', async (c) => {
    c.set('route', '/session')
    checkWriteOrigin(c, env)
    const session = await begin(c, parts)
    const before = await cookie.read(c)
    if (before !== null) upstreams.forget(before.id)
    await cookie.write(c, session)
    return c.json(envelope(env, session), 201, originHeader)
  })

  app.delete('/session', async (c) => {
    c.set('route', '/session')
    checkWriteOrigin(c, env)
    if (!c.req.header(sessionHeader)) {
      throw new Refusal('SESSION_HEADER_MISSING', `Signing out needs the header ${sessionHeader}.`)
    }
    const session = await cookie.end(c)
    if (session !== null) upstreams.forget(session.id)
    return c.body(null, 204, originHeader)
  })
}

/** Checks what was sent and begins a session with it. */
async function begin(c: GatewayContext, { env, upstreams, clock }: Parts): Promise<Session> {
  const wanted = SignIn.safeParse(JSON.parse(await readJsonText(c.req.raw)))
  if (!wanted.success) throw new Refusal('BAD_REQUEST', 'Send {"token": "…"} or {"sandbox": true}.')
  if ('sandbox' in wanted.data && !env.sandbox) {
    throw new Refusal('SANDBOX_OFF', 'The sandbox is switched off here.')
  }
  const nobody = { id: '', email: '', firstName: '', lastName: '' }
  const session =
    'token' in wanted.data
      ? beginSession('tallyfy', cleanToken(wanted.data.token), nobody, clock())
      : beginSession('sandbox', 'sandbox', nobody, clock())
  return { ...session, user: await whoIs(upstreams.of(session), c.req.raw.signal) }
}

/** The answer to every call about the session: who, where and until when (epoch ms), and what is on offer. */
function envelope(env: Environment, session: Session | null) {
  const tallyfy = new URL(env.tallyfyApiUrl).host
  return { session: session && describe(session, tallyfy), sandbox: env.sandbox, tallyfy }
}

function describe(session: Session, tallyfy: string) {
  const server = session.kind === 'tallyfy' ? { kind: 'tallyfy', host: tallyfy } : { kind: 'sandbox' }
  return { id: session.id, user: session.user, server, ...endsOf(session) }
}
