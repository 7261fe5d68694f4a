import type { MemberId } from '#src/lib/member.ts'
import { latinOf } from '#src/sandbox/data/locales/locale.ts'
import { identityAt } from './identity.ts'
import type { OrganizationPlan } from './organizations.ts'
import { below, mix, pick, randomFrom } from './random.ts'
import type { SampleMember } from './sampleMembers.ts'
import { timeOf } from './wireGuest.ts'

/** A member as the sandbox keeps it; the shapes of the answers are made from it. */
export type MemberRecord = {
  id: MemberId
  email: string
  username: string
  firstName: string
  lastName: string
  role: 'Admin' | 'Standard' | 'Light'
  status: 'active' | 'invited' | 'disabled'
  jobTitle: string | null
  phone: string | null
  timezone: string
  /** `-05:00` */
  utcOffset: string
  createdAt: string
  updatedAt: string
  lastLoginAt: string | null
  /** Number of the member's team, from 0 on. */
  team: number
}

/** How many members a team has; teams are what `with=groups` returns. */
const teamSize = 8

const dayMs = 86_400_000
const jobs = ['Account Manager', 'Project Manager', 'Consultant', 'Coordinator', 'Analyst', 'Producer', null]

/** The id of the member at `index`: hand-written members first, then from 2009 on. */
export function memberIdAt(plan: OrganizationPlan, index: number): MemberId {
  return plan.sampleMembers[index]?.id ?? 2001 + index
}

/** Makes all members of an organization, by ascending id. Their dates are relative to `nowMs` (epoch ms). */
export function makeMembers(plan: OrganizationPlan, seed: number, nowMs: number): MemberRecord[] {
  const utcOffsets = new Map<string, string>()
  return Array.from({ length: plan.members }, (_, index) => {
    const profile = profileAt(plan, index, seed)
    const random = randomFrom(mix(seed, 77, index))
    const createdMs = nowMs - (30 + below(random, 2000)) * dayMs
    const isInvited = profile.status === 'invited'
    const loginMs = nowMs - Math.floor(random() ** 3 * 200 * dayMs)
    const seenMs = Math.max(createdMs, profile.status === 'disabled' ? loginMs - 90 * dayMs : loginMs)
    const offset = utcOffsets.get(profile.timezone) ?? utcOffsetOf(profile.timezone)
    utcOffsets.set(profile.timezone, offset)
    return {
      ...profile,
      email: `${profile.username}@${plan.domain}`,
      phone: isInvited ? null : `+1-${200 + below(random, 700)}-555-01${String(10 + below(random, 90))}`,
      createdAt: timeOf(createdMs),
      updatedAt: timeOf(seenMs),
      lastLoginAt: isInvited ? null : timeOf(seenMs),
      team: Math.floor(index / teamSize),
      utcOffset: offset,
    }
  })
}

/** Returns a time zone's distance from UTC in winter, as `-05:00`. Slow: 0.1 ms. */
function utcOffsetOf(timezone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' })
  return /[+-]\d\d:\d\d/.exec(format.format(Date.UTC(2025, 0, 1)))?.[0] ?? '+00:00'
}

type MemberProfile = Omit<SampleMember, 'jobTitle'> & { jobTitle: string | null; username: string }

/** Hand-written members first; then generated ones, about one in twenty disabled, one in forty invited. */
function profileAt(plan: OrganizationPlan, index: number, seed: number): MemberProfile {
  const sample = plan.sampleMembers[index]
  if (sample) return { ...sample, username: `${latinOf(sample.firstName)}.${latinOf(sample.lastName)}` }
  const identity = identityAt(mix(seed, 78), index, plan.distinctNames)
  const random = randomFrom(mix(seed, 79, index))
  const statusChance = random()
  return {
    id: memberIdAt(plan, index),
    firstName: identity.firstName,
    lastName: identity.lastName,
    // The index keeps the emails of two members of the same name apart.
    username: `${identity.latinName}${index}`,
    role: pick(random, ['Standard', 'Standard', 'Standard', 'Light', 'Standard', 'Admin']),
    status: statusChance < 0.05 ? 'disabled' : statusChance < 0.075 ? 'invited' : 'active',
    jobTitle: pick(random, jobs),
    timezone: pick(random, identity.locale.places).timezone,
  }
}
