import type { OrgId } from '#src/lib/guest.ts'
import { lantern } from '#src/sandbox/data/organizations.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'

/** Members of every organization of the sandbox, by first name. */
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

/** The guest most stories are about: four members, one of them disabled, and an id that is no member's. */
export const eunji = {
  name: 'Eun-ji Kim',
  email: 'eunji.kim@hanok.kr',
  members: [members.Cara, members.Ken, members.Priya, members.Bo, 5678],
} as const

/** A second one: Ana, Ken and Tomás look after her. */
export const amara = { name: 'Amara Okafor', email: 'amara@bluewater.io' } as const

/** The body of an update, as the log has it. */
export function put(ids: readonly number[]): string {
  return `PUT {"associated_members":[${ids.join(',')}]}`
}

/** Listens to what arrives about one guest from now on, such as `['GET', 'PUT {"associated_members":[1001]}']`. */
export function listenTo(sandbox: SandboxControl, email: string, org: OrgId = lantern.id): () => string[] {
  const begun = sandbox.log.requests.length
  const path = `/api/organizations/${org}/guests/${encodeURIComponent(email)}`
  return () =>
    sandbox.log.requests
      .slice(begun)
      .filter((request) => request.path === path)
      .map(({ method, body }) => (body === null ? method : `${method} ${JSON.stringify(body)}`))
}

/** A guest's members as the server holds them now, sorted. */
export function membersOf(sandbox: SandboxControl, email: string, org: OrgId = lantern.id): number[] {
  return (sandbox.membersOf(org, email) ?? []).toSorted((a, b) => a - b)
}
