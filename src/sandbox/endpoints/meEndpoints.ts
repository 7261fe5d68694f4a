import type { MemberId } from '#src/lib/member.ts'
import type { BaseOrganization, SandboxBase } from '#src/sandbox/data/base.ts'
import type { MemberRecord } from '#src/sandbox/data/makeMembers.ts'
import { answer, unauthenticated } from './answers.ts'
import type { Endpoints } from './endpointEnv.ts'
import { fullNameOf } from './memberShape.ts'
import { listBody, pageOf } from './paging.ts'

/** Page size of the list of organizations, whatever `per_page` says. */
const organizationsPerPage = 10

/** Adds the endpoints about the token's user: profile and organizations. */
export function addMeEndpoints(endpoints: Endpoints): void {
  endpoints.get('/me', (c) => {
    const [first] = membershipsOf(c.env.state.base, c.var.userId)
    return first ? answer(200, { data: profile(first.user) }) : unauthenticated()
  })

  endpoints.get('/me/organizations', (c) => {
    const { base, options } = c.env.state
    const memberships = membershipsOf(base, c.var.userId)
    const url = new URL(c.req.url)
    const page = pageOf(url, memberships.length, organizationsPerPage, {
      ...options,
      perPageCap: organizationsPerPage,
      unpaged: false,
    })
    const rows = memberships.slice(page.from, page.to).map(organizationRow)
    // Of all lists this one is documented with `links` as an empty array.
    const meta = options.meta === 'as-documented' ? 'links-empty-array' : options.meta
    return answer(200, listBody(rows, page, url, { ...options, meta }))
  })

  endpoints.get('/organizations/:org/me', (c) => {
    const user = c.var.organization.members.find((member) => member.id === c.var.userId)
    return user ? answer(200, { data: profile(user) }) : unauthenticated()
  })
}

type Membership = { organization: BaseOrganization; user: MemberRecord }

function membershipsOf(base: SandboxBase, userId: MemberId): Membership[] {
  return [...base.organizations.values()].flatMap((organization) => {
    const user = organization.members.find((member) => member.id === userId)
    return user ? [{ organization, user }] : []
  })
}

function organizationRow({ organization, user }: Membership) {
  const { plan } = organization
  return {
    id: plan.id,
    name: plan.name,
    slug: plan.slug,
    users_count: plan.members,
    created_on: user.createdAt,
    last_updated: user.updatedAt,
    user_status: user.status,
    user_role: user.role.toLowerCase(),
    joined_on: user.createdAt,
    disabled_on: null,
    last_accessed: user.lastLoginAt,
  }
}

function profile(user: MemberRecord) {
  return {
    activated_at: user.createdAt,
    approved_at: user.createdAt,
    cadence_days: [],
    country_id: 1,
    created_at: user.createdAt,
    date_format: 'MM/DD/YYYY',
    email: user.email,
    first_name: user.firstName,
    full_name: fullNameOf(user),
    id: user.id,
    is_active: user.status === 'active',
    is_default_admin: user.id === 1001,
    is_partner: false,
    is_support: false,
    last_accessed_at: user.lastLoginAt,
    last_known_country: 'PT',
    last_known_ip: '198.51.100.7',
    last_login_at: user.lastLoginAt,
    last_name: user.lastName,
    phone: user.phone,
    profile_pic: null,
    role: user.role.toLowerCase(),
    status: user.status,
    timezone: user.timezone,
    type: 'member',
    updated_at: user.updatedAt,
    username: user.username,
    UTC_offset: user.utcOffset,
  }
}
