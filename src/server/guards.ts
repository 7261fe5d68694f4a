import { Refusal } from './answers.ts'
import type { GatewayContext } from './answers.ts'
import type { Environment } from './env.ts'

/** Carries the id of the session that a tab began with; also what no form and no foreign page can send. */
export const sessionHeader = 'X-Guestlist-Session'

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'] as const

/**
 * Refuses a request whose Host is not ours: a foreign name that was made to resolve to this machine (DNS
 * rebinding) would otherwise be same-origin with it.
 */
export function checkHost(c: GatewayContext, env: Environment): void {
  const host = hostOf(c)
  if (isLoopbackHost(host, portOf(c, env)) || host === publicHostOf(env)) return
  throw new Refusal('FORBIDDEN_ORIGIN', 'This address is not one the gateway answers to.')
}

/** Refuses a write that did not come from a page of ours. */
export function checkWriteOrigin(c: GatewayContext, env: Environment): void {
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const host = hostOf(c)
  const own = origin !== undefined && origin === env.origin
  const loopback = isLoopbackHost(host, portOf(c, env)) && origin === `http://${host}`
  if ((own || loopback) && (site === undefined || site === 'same-origin')) return
  throw new Refusal('FORBIDDEN_ORIGIN', 'A change may only come from a page of Guestlist itself.')
}

/** Refuses a read that a page of someone else began: another port of this machine shares our cookie. */
export function checkReadSite(c: GatewayContext): void {
  const site = c.req.header('Sec-Fetch-Site')
  if (site === undefined || site === 'same-origin' || site === 'none') return
  throw new Refusal('FORBIDDEN_ORIGIN', 'Only a page of Guestlist itself may read this.')
}

/** The Host that was asked for, in lower case: `127.0.0.1:4173`. */
export function hostOf(c: GatewayContext): string {
  return (c.req.header('Host') ?? new URL(c.req.url).host).toLowerCase()
}

function isLoopbackHost(host: string, port: number): boolean {
  return loopbackHosts.some((name) => host === `${name}:${port}` || (port === 80 && host === name))
}

function publicHostOf(env: Environment): string | null {
  return env.origin === null ? null : new URL(env.origin).host
}

/** The port really listened on: with PORT=0 the settings do not know it. */
function portOf(c: GatewayContext, env: Environment): number {
  return c.env.incoming?.socket.localPort ?? env.port
}
