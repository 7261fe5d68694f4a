import type { Environment } from './env.ts'
import { GatewayError, type GatewayContext } from './gatewayError.ts'
import { messages } from './messages.ts'

/** Carries the id of the session that a tab began with. A form or a page of another site cannot send it. */
export const sessionHeader = 'X-Guestlist-Session'

/**
 * What is wrong with the target of a request line, as a sentence; null when it may be routed.
 *
 * Looks at the target as it arrived. The URL parser behind `Request` resolves dot segments (also as %2e), turns
 * backslashes into slashes and cuts at '#': `guests/%2e%2e/users` would reach the endpoint of the members.
 */
export function requestTargetError(target: string): string | null {
  if (!target.startsWith('/') || target.startsWith('//')) return messages.pathMustBeginWithOneSlash()
  if (/[^\x21-\x7e]|[\\#]/.test(target)) return messages.characterMustBeEncoded()
  const path = target.split('?', 1)[0] ?? ''
  for (const segment of path.split('/')) {
    const decoded = decode(segment)
    if (decoded === null) return messages.percentSignWithoutCode()
    if (decoded === '.' || decoded === '..') return messages.dotSegment()
    if (/\p{Cc}/u.test(decoded)) return messages.controlCharacter()
  }
  return null
}

/**
 * What is wrong with the decoded value of a path parameter, as a sentence; null when it may be forwarded.
 *
 * It is forwarded as one encoded segment, but a server behind the gateway may decode `%2F` before it routes, or decode
 * twice, or take a backslash for a slash: `..%2f..%2fusers` would reach the members, `ana@example.com%2f` the guest
 * Ana. So the value must have no '.', '..' or empty part between slashes, however often it is decoded.
 */
export function parameterError(value: string): string | null {
  const decoded = decodeRepeatedly(value)
  if (/\p{Cc}/u.test(decoded)) return messages.controlCharacter()
  const parts = decoded.split(/[/\\]/)
  return parts.some((part) => part === '' || part === '.' || part === '..')
    ? messages.ambiguousParameter()
    : null
}

/** Decodes the ASCII codes in a text until none is left; a percent sign without a code stays. */
function decodeRepeatedly(text: string): string {
  const decoded = text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return decoded === text ? text : decodeRepeatedly(decoded)
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/**
 * Refuses a request whose Host is not the gateway's. A foreign name that resolves to this machine (DNS rebinding)
 * would be same-origin with the gateway otherwise.
 */
export function checkHost(c: GatewayContext, env: Environment): void {
  const host = hostOf(c)
  const publicHost = env.origin === null ? null : new URL(env.origin).host
  if (isLoopbackHost(host, portOf(c, env)) || host === publicHost) return
  throw new GatewayError('FORBIDDEN_ORIGIN', messages.unknownHost())
}

/** Refuses a write that did not come from a page of the gateway. */
export function checkWriteOrigin(c: GatewayContext, env: Environment): void {
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const host = hostOf(c)
  const isPublicOrigin = origin !== undefined && origin === env.origin
  const isLoopbackOrigin = isLoopbackHost(host, portOf(c, env)) && origin === `http://${host}`
  if ((isPublicOrigin || isLoopbackOrigin) && (site === undefined || site === 'same-origin')) return
  throw new GatewayError('FORBIDDEN_ORIGIN', messages.writeFromOtherSite())
}

/** Refuses a read that a page of another site began. Another port of this machine shares the cookie. */
export function checkReadSite(c: GatewayContext): void {
  const site = c.req.header('Sec-Fetch-Site')
  if (site === undefined || site === 'same-origin' || site === 'none') return
  throw new GatewayError('FORBIDDEN_ORIGIN', messages.readFromOtherSite())
}

/** The request's Host in lower case: `127.0.0.1:4173`. */
export function hostOf(c: GatewayContext): string {
  return (c.req.header('Host') ?? new URL(c.req.url).host).toLowerCase()
}

function isLoopbackHost(host: string, port: number): boolean {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  return names.some((name) => host === `${name}:${port}` || (port === 80 && host === name))
}

/** The port that is listened on; with PORT=0 the settings do not know it. */
function portOf(c: GatewayContext, env: Environment): number {
  return c.env.incoming?.socket.localPort ?? env.port
}
