/** Everything that is forwarded. What is not in this table is answered 404 by the gateway. */
export const endpoints = [
  { method: 'GET', route: '/me' },
  { method: 'GET', route: '/me/organizations' },
  { method: 'GET', route: '/organizations/:org/me' },
  { method: 'GET', route: '/organizations/:org/guests' },
  { method: 'POST', route: '/organizations/:org/guests' },
  { method: 'GET', route: '/organizations/:org/guests/:email' },
  { method: 'PUT', route: '/organizations/:org/guests/:email' },
  { method: 'DELETE', route: '/organizations/:org/guests/:email' },
  { method: 'GET', route: '/organizations/:org/users' },
] as const

export type Endpoint = (typeof endpoints)[number]

const documentedParameters = new Set(['page', 'per_page', 'q', 'sort', 'with'])

/** What goes to Tallyfy in one call. `params` are decoded; `body` is JSON text or null. */
export type Call = {
  endpoint: Endpoint
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  body: string | null
}

/**
 * The request to send: the base address, the path with each parameter encoded exactly once, the documented query
 * parameters of a read, and the four documented headers.
 * @param base Tallyfy's address without a slash at its end; it may have a path
 */
export function upstreamRequest(base: string, call: Call, token: string, signal: AbortSignal): Request {
  const { endpoint, params, query, body } = call
  const path = endpoint.route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'X-Tallyfy-Client': 'APIClient',
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
  }
  const search = endpoint.method === 'GET' ? documented(query) : ''
  return new Request(`${base}${path}${search}`, {
    method: endpoint.method,
    headers,
    body,
    redirect: 'manual',
    signal,
  })
}

function documented(query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([name]) => documentedParameters.has(name)))
  return kept.size === 0 ? '' : `?${kept}`
}
