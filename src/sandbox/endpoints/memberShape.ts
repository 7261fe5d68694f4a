import type { MemberRecord } from '#src/sandbox/data/makeMembers.ts'
import type { SandboxOptions } from '#src/sandbox/options.ts'

/** A team, as `with=groups` returns it. */
export type Team = {
  id: string
  name: string
  logo: null
  members: readonly number[]
  guests: readonly string[]
}

/** Makes a row of the list of members; `team` is null without `with=groups`. */
export function memberRow(member: MemberRecord, team: Team | null, options: SandboxOptions) {
  return options.shape === 'current' ? currentMember(member, team) : legacyMember(member, team)
}

function currentMember(member: MemberRecord, team: Team | null) {
  const joined = member.status !== 'invited'
  return {
    id: member.id,
    email: member.email,
    username: joined ? member.username : null,
    first_name: member.firstName,
    last_name: member.lastName,
    full_name: fullNameOf(member),
    profile_pic: null,
    country_id: 1,
    is_active: member.status === 'active',
    last_login_at: member.lastLoginAt,
    activated_at: joined ? member.createdAt : null,
    type: joined ? member.role.toLowerCase() : null,
    created_at: member.createdAt,
    updated_at: member.updatedAt,
    phone: member.phone,
    job_title: member.jobTitle,
    timezone: member.timezone,
    UTC_offset: member.utcOffset,
    role: member.role,
    status: member.status,
    date_format: 'MM/DD/YYYY',
    is_default_admin: member.id === 1001,
    ...(team ? { groups: { data: [team] } } : {}),
  }
}

function legacyMember(member: MemberRecord, team: Team | null) {
  // The older documents show such members with an id and an email alone.
  if (member.status === 'invited') return { id: member.id, email: member.email }
  return {
    id: member.id,
    email: member.email,
    username: member.username,
    first_name: member.firstName,
    last_name: member.lastName,
    full_name: fullNameOf(member),
    profile_pic: null,
    active: member.status === 'active',
    is_suspended: member.status === 'disabled',
    created_at: member.createdAt,
    last_updated: member.updatedAt,
    last_login_at: member.lastLoginAt,
    status: member.status,
    user_role: member.role,
    ...(team ? { groups: [{ id: team.id, name: team.name }] } : {}),
  }
}

/** Joins first and last name. */
export function fullNameOf(member: MemberRecord): string {
  return `${member.firstName} ${member.lastName}`
}
