const pages = ['page', 'per_page'] as const
const list = [...pages, 'q', 'sort', 'with'] as const

/**
 * The calls that the gateway forwards: method, path below `/api` and query parameters. The only place where they are
 * written; anything else is answered 404. To allow another call means to add a line.
 */
export const endpoints = [
  { method: 'GET', path: '/me', query: [] },
  { method: 'GET', path: '/me/organizations', query: pages },
  { method: 'GET', path: '/organizations/:org/me', query: [] },
  { method: 'GET', path: '/organizations/:org/guests', query: list },
  { method: 'POST', path: '/organizations/:org/guests', query: [] },
  { method: 'GET', path: '/organizations/:org/guests/:email', query: ['with'] },
  { method: 'PUT', path: '/organizations/:org/guests/:email', query: [] },
  { method: 'DELETE', path: '/organizations/:org/guests/:email', query: [] },
  { method: 'GET', path: '/organizations/:org/users', query: list },
] as const

export type Endpoint = (typeof endpoints)[number]
