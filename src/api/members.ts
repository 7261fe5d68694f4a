import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Clock } from '#src/browser/clock.ts'
import { yieldInBackground } from '#src/browser/yieldToMain.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { createMemberIndex, type MemberIndex } from '#src/lib/memberIndex.ts'
import { endpoints } from './endpoints.ts'
import { pageSize, readPages, WirePage } from './http/paging.ts'
import type { Request } from './http/request.ts'
import { withRetries } from './http/retryPolicy.ts'
import { isRecord, toInstant, toMemberId, toText } from '#src/lib/wireFields.ts'

/** What decides whether a member can be read: its id. `toMember` reads everything else tolerantly. */
export const WireMember = z.looseObject({
  id: z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const id = toMemberId(value)
      if (id !== null) return id
      context.issues.push({ code: 'custom', message: 'not a member id', input: value })
      return z.NEVER
    }),
  ),
})
export type WireMember = z.infer<typeof WireMember>

/** All members of an organization, in the server's order, by their ids, and to name and search them. */
export type MemberList = {
  members: readonly Member[]
  byId: ReadonlyMap<MemberId, Member>
  index: MemberIndex
}

/** The list of the members in a map by id. */
export function createMemberList(byId: ReadonlyMap<MemberId, Member>): MemberList {
  const members = [...byId.values()]
  return { members, byId, index: createMemberIndex(members) }
}

/** The members of an organization. */
export function createMembersApi({ request, clock }: { request: Request; clock: Clock }) {
  /**
   * All members of the organization: active, invited and disabled, in the server's order; those that cannot be read are
   * left out. Throws ApiError when any page fails: with half a list real members would count as unknown.
   */
  async function list(org: OrgId): Promise<MemberList> {
    const byId = new Map<MemberId, Member>()
    const read = (page: number, signal: AbortSignal) => readPage(org, page, signal)
    for await (const page of readPages({ read, keyOf })) {
      if (page.kind === 'missing') throw page.error
      // The first guests arrive at the same time, and the user waits for them.
      await yieldInBackground()
      for (const row of page.rows) {
        const parsed = WireMember.safeParse(row)
        if (parsed.success) byId.set(parsed.data.id, toMember(parsed.data))
      }
    }
    return createMemberList(byId)
  }

  function readPage(org: OrgId, page: number, signal: AbortSignal): Promise<WirePage> {
    const params = { org, page, per_page: pageSize }
    // The first page is read beside the first guests; the others wait their turn with the other pages of lists.
    const priority = page === 1 ? 'interactive' : 'members'
    const read = () => request(WirePage, endpoints.listMembers, { params, priority, signal })
    return withRetries(clock, read, signal)
  }

  const queries = {
    /** The key of everything about the organization's members, to invalidate. */
    all: (org: OrgId) => ['members', org] as const,

    /** All members: there is data only when every page is read. Each page has its own retries. */
    list: (org: OrgId) =>
      queryOptions({
        queryKey: [...queries.all(org), 'list'] as const,
        queryFn: () => list(org),
        structuralSharing: false,
        staleTime: 5 * 60_000,
        retry: false,
        // A read that failed is repeated by the user or by the next page, not by every part that loads later.
        retryOnMount: false,
      }),
  }

  return { list, queries }
}

function keyOf(row: unknown): string | null {
  const id = isRecord(row) ? toMemberId(row['id']) : null
  return id === null ? null : String(id)
}

/** Our own shape of a member. The picture's address is not taken over: it is never loaded. */
export function toMember(wire: WireMember): Member {
  const email = toText(wire['email'])
  const bothNames = `${toText(wire['first_name'])} ${toText(wire['last_name'])}`.trim()
  return {
    id: wire.id,
    email,
    fullName: toText(wire['full_name']).trim() || bothNames || email || `Member #${wire.id}`,
    status: parseStatus(wire),
    role: parseRole(toText(wire['role'] ?? wire['user_role'])),
    jobTitle: toText(wire['job_title']),
    lastLoginAt: toInstant(wire['last_login_at']),
  }
}

function parseStatus(wire: WireMember): Member['status'] {
  const status = toText(wire['status']).toLowerCase()
  if (status === 'active' || status === 'invited' || status === 'disabled') return status
  const active = wire['is_active'] ?? wire['active']
  if (typeof active !== 'boolean') return 'unknown'
  return active ? 'active' : 'disabled'
}

function parseRole(text: string): Member['role'] {
  const role = text.toLowerCase()
  return role === 'admin' || role === 'standard' || role === 'light' ? role : 'other'
}
