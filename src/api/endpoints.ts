/** One call of an HTTP API: `{name}` in the path and the names in `query` are its parameters. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: readonly string[]
}

/** Tallyfy's endpoints, the only place that knows their paths. */
export const endpoints = {
  listGuests: { method: 'GET', path: '/organizations/{org}/guests', query: ['page', 'per_page', 'with'] },
  getGuest: { method: 'GET', path: '/organizations/{org}/guests/{email}' },
  updateGuest: { method: 'PUT', path: '/organizations/{org}/guests/{email}' },
  createGuest: { method: 'POST', path: '/organizations/{org}/guests' },
  deleteGuest: { method: 'DELETE', path: '/organizations/{org}/guests/{email}' },
  listMembers: { method: 'GET', path: '/organizations/{org}/users', query: ['page', 'per_page'] },
  listOrganizations: { method: 'GET', path: '/me/organizations', query: ['page'] },
} as const satisfies Record<string, Endpoint>

/** The gateway's own endpoints. */
export const gatewayEndpoints = {
  readSession: { method: 'GET', path: '/session' },
  startSession: { method: 'POST', path: '/session' },
  endSession: { method: 'DELETE', path: '/session' },
} as const satisfies Record<string, Endpoint>

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The values for an endpoint's path and query, as text or numbers, not encoded. */
export type EndpointParams<E extends Endpoint> = Record<
  NamesIn<E['path']> | (E extends { query: readonly (infer Name extends string)[] } ? Name : never),
  string | number
>

/** The path and query of one call; every value is encoded here, exactly once. */
export function urlOf<E extends Endpoint>(endpoint: E, params: EndpointParams<E>): string {
  const values = new Map<string, string | number>(Object.entries(params))
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  )
  if (!endpoint.query) return path
  const query = new URLSearchParams(endpoint.query.map((name) => [name, String(values.get(name))]))
  return `${path}?${query}`
}
