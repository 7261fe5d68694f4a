import type { OrgId } from '#src/lib/guest.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'

/** Ids of members that every organization of the sandbox has, by first name. */
export const members = {
  Ana: 1001,
  Bob: 1002,
  Cara: 1003,
  Ken: 1004,
  Priya: 1005,
  Tomas: 1006,
  Bo: 1007,
  Noor: 1008,
} as const

/** The guest that most tests change: four members, one of them disabled, and an id without a member. */
export const eunji = {
  name: 'Eun-ji Kim',
  email: 'eunji.kim@hanok.kr',
  members: [members.Cara, members.Ken, members.Priya, members.Bo, 5678],
} as const

/** A second guest, with the members Ana, Ken and Tomás. */
export const amara = { name: 'Amara Okafor', email: 'amara@bluewater.io' } as const

/** An update as `watchRequests` returns it. */
export function putRequest(ids: readonly number[]): string {
  return `PUT {"associated_members":[${ids.join(',')}]}`
}

/**
 * Returns a function that lists the requests for one guest since this call, for example
 * `['GET', 'PUT {"associated_members":[1001]}']`.
 */
export function watchRequests(
  sandbox: SandboxControl,
  email: string,
  org: OrgId = edgeCases.id,
): () => string[] {
  const start = sandbox.log.requests.length
  const path = `/api/organizations/${org}/guests/${encodeURIComponent(email)}`
  return () =>
    sandbox.log.requests
      .slice(start)
      .filter((request) => request.path === path)
      .map(({ method, body }) => (body === null ? method : `${method} ${JSON.stringify(body)}`))
}

/** Ids of a guest's members on the server, in ascending order. */
export function memberIdsOf(sandbox: SandboxControl, email: string, org: OrgId = edgeCases.id): number[] {
  return (sandbox.membersOf(org, email) ?? []).toSorted((a, b) => a - b)
}
