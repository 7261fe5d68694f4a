import * as z from 'zod/mini'
import type { OrgId } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { breather } from '#src/browser/yieldToMain.ts'
import { askedPerPage, readPages, WirePage } from '#src/api/http/paging.ts'
import { organizationPath } from './endpoints.ts'
import { request } from '#src/api/http/request.ts'
import { withRetries } from '#src/api/http/retryPolicy.ts'
import { instantOf, isRecord, memberIdOf, textOf } from '#src/api/http/wireFields.ts'

/** Without an id nobody can be told apart; everything else is read tolerantly by `toMember`. */
export const WireMember = z.looseObject({
  id: z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const id = memberIdOf(value)
      if (id !== null) return id
      context.issues.push({ code: 'custom', message: 'not a member id', input: value })
      return z.NEVER
    }),
  ),
})
export type WireMember = z.infer<typeof WireMember>

/** All members, exact once all pages are read. `unreadable`: how many came in a form that cannot be read. */
export type MemberList = {
  members: readonly Member[]
  byId: ReadonlyMap<MemberId, Member>
  unreadable: number
}

/**
 * All members of the organization: active, invited and disabled, in the server's order. Throws ApiError when any page
 * fails: half a list would call real members unknown.
 */
export async function listMembers(org: OrgId): Promise<MemberList> {
  const byId = new Map<MemberId, Member>()
  let unreadable = 0
  const breathe = breather()
  for await (const read of readPages({ read: (page, signal) => readPage(org, page, signal), keyOf })) {
    if (read.kind === 'missing') throw read.error
    for (const row of read.rows) {
      const parsed = WireMember.safeParse(row)
      if (parsed.success) byId.set(parsed.data.id, toMember(parsed.data))
      else unreadable += 1
    }
    await breathe()
  }
  return { members: [...byId.values()], byId, unreadable }
}

function readPage(org: OrgId, page: number, signal: AbortSignal): Promise<WirePage> {
  const query = new URLSearchParams({ page: String(page), per_page: String(askedPerPage) })
  const path = `${organizationPath(org)}/users?${query}`
  // The first page goes beside the first guests; the others take their turn with the other pages of lists.
  return withRetries(() => request(WirePage, path, { pace: page === 1 ? 'own' : 'members', signal }), signal)
}

function keyOf(row: unknown): string | null {
  const id = isRecord(row) ? memberIdOf(row['id']) : null
  return id === null ? null : String(id)
}

/** Our own shape of a member. The picture's address is not taken over: it is never loaded. */
export function toMember(wire: WireMember): Member {
  const email = textOf(wire['email'])
  const joined = `${textOf(wire['first_name'])} ${textOf(wire['last_name'])}`.trim()
  return {
    id: wire.id,
    email,
    fullName: textOf(wire['full_name']).trim() || joined || email || `Member #${wire.id}`,
    status: statusOf(wire),
    role: roleOf(textOf(wire['role'] ?? wire['user_role'])),
    jobTitle: textOf(wire['job_title']),
    lastLoginAt: instantOf(wire['last_login_at']),
  }
}

function statusOf(wire: WireMember): Member['status'] {
  const status = textOf(wire['status']).toLowerCase()
  if (status === 'active' || status === 'invited' || status === 'disabled') return status
  const active = wire['is_active'] ?? wire['active']
  if (typeof active !== 'boolean') return 'unknown'
  return active ? 'active' : 'disabled'
}

function roleOf(text: string): Member['role'] {
  const role = text.toLowerCase()
  return role === 'admin' || role === 'standard' || role === 'light' ? role : 'other'
}
