import type { MemberId } from '#src/lib/member.ts'
import { castMembers } from './sampleMembers.ts'
import type { CastMember } from './sampleMembers.ts'
import { latinOf } from '#src/sandbox/data/locales/locale.ts'
import type { OrganizationPlan } from './organizations.ts'
import { personAt } from './identity.ts'
import { below, mix, pick, randomFrom } from './random.ts'
import { timeOf } from './wireGuest.ts'

/** What the sandbox knows of a member; the wire shapes are made from it. */
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
  /** Index of its team. */
  team: number
}

/** How many members share a team; teams are what `with=groups` tells. */
const teamSize = 8

const dayMs = 86_400_000
const jobs = ['Account Manager', 'Project Manager', 'Consultant', 'Coordinator', 'Analyst', 'Producer', null]

/** All members of an organization, by ascending id. `nowMs`: what its dates are relative to. */
export function makeMembers(plan: OrganizationPlan, seed: number, nowMs: number): MemberRecord[] {
  return Array.from({ length: plan.members }, (_, index) => {
    const identity = identityAt(index, seed)
    const random = randomFrom(mix(seed, 77, index))
    const createdMs = nowMs - (30 + below(random, 2000)) * dayMs
    const invited = identity.status === 'invited'
    const loginMs = nowMs - Math.floor(random() ** 3 * 200 * dayMs)
    const seenMs = Math.max(createdMs, identity.status === 'disabled' ? loginMs - 90 * dayMs : loginMs)
    return {
      ...identity,
      email: `${identity.username}@${plan.domain}`,
      phone: invited ? null : `+1-${200 + below(random, 700)}-555-01${String(10 + below(random, 90))}`,
      createdAt: timeOf(createdMs),
      updatedAt: timeOf(seenMs),
      lastLoginAt: invited ? null : timeOf(seenMs),
      team: Math.floor(index / teamSize),
      utcOffset: utcOffset(identity.timezone),
    }
  })
}

const utcOffsets = new Map<string, string>()

/** How far a time zone is from UTC in winter; each is worked out once. */
function utcOffset(timezone: string): string {
  const format = () => new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' })
  const winter = Date.UTC(2025, 0, 1)
  const offset = utcOffsets.get(timezone) ?? /[+-]\d\d:\d\d/.exec(format().format(winter))?.[0] ?? '+00:00'
  utcOffsets.set(timezone, offset)
  return offset
}

type Identity = Omit<CastMember, 'jobTitle'> & { jobTitle: string | null; username: string }

/** The cast first; then strangers with ids from 2009 on, about one in twenty disabled, one in forty invited. */
function identityAt(index: number, seed: number): Identity {
  const known = castMembers[index]
  if (known) return { ...known, username: `${latinOf(known.firstName)}.${latinOf(known.lastName)}` }
  const person = personAt(mix(seed, 78), index)
  const random = randomFrom(mix(seed, 79, index))
  const luck = random()
  return {
    id: 2001 + index,
    firstName: person.firstName,
    lastName: person.lastName,
    // Two members of one name happen; the number keeps their addresses apart.
    username: `${person.latinName}${index}`,
    role: pick(random, ['Standard', 'Standard', 'Standard', 'Light', 'Standard', 'Admin']),
    status: luck < 0.05 ? 'disabled' : luck < 0.075 ? 'invited' : 'active',
    jobTitle: pick(random, jobs),
    timezone: pick(random, person.locale.places).timezone,
  }
}
