import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { makeMembers } from './makeMembers.ts'
import type { MemberRecord } from './makeMembers.ts'
import { makeCastGuest } from './makeSampleGuest.ts'
import type { CastGuest } from './makeSampleGuest.ts'
import { castPeople } from './sampleGuests.ts'
import { makeGuest } from './makeGuest.ts'
import { oddGuests } from './edgeCaseGuests.ts'
import { organizationPlans } from './organizations.ts'
import type { OrganizationPlan } from './organizations.ts'
import { personAt, personNumberOf } from './identity.ts'
import { mix } from './random.ts'
import type { WireGuest } from './wireGuest.ts'

/** One organization as it was made: never changed, so any number of sandboxes share it. */
export type BaseOrganization = {
  plan: OrganizationPlan
  members: readonly MemberRecord[]
  memberIds: ReadonlySet<MemberId>
  /** The guest at `index` from 0 on, made anew each time. */
  guestAt: (index: number) => WireGuest
  emailAt: (index: number) => Email
  /** Where the guest with this email is, case aside. */
  indexOf: (email: Email) => number | undefined
}

/** All organizations of a sandbox, and the moment (ms since the epoch) their dates are relative to. */
export type SandboxBase = { seed: number; nowMs: number; organizations: ReadonlyMap<OrgId, BaseOrganization> }

type BaseOptions = { seed?: number; nowMs?: number; organizations?: readonly OrganizationPlan[] }

/** Makes organizations. The same options give the same people, byte for byte. */
export function createBase(options: BaseOptions = {}): SandboxBase {
  const { seed = 1, nowMs = Date.now(), organizations = organizationPlans } = options
  const made = organizations.map((plan, number): [OrgId, BaseOrganization] => [
    plan.id,
    makeOrganization(plan, mix(seed, number), nowMs),
  ])
  return { seed, nowMs, organizations: new Map(made) }
}

let shared: SandboxBase | undefined

/** The base that all sandboxes of this process share, made on first use. */
export function sharedBase(): SandboxBase {
  shared ??= createBase()
  return shared
}

const allCast: readonly CastGuest[] = [...castPeople, ...oddGuests]
const castIndexes = new Map(allCast.map((guest, index) => [guest.email.toLowerCase(), index]))

function makeOrganization(plan: OrganizationPlan, seed: number, nowMs: number): BaseOrganization {
  const members = makeMembers(plan, seed, nowMs)
  const ids = members.map((member) => member.id)
  const around = { seed, nowMs, guests: plan.guests, memberIds: ids }
  const cast = plan.cast ? allCast : []
  const guestAt = (index: number) => {
    const known = cast[index]
    return known ? makeCastGuest(known, index, seed, nowMs) : makeGuest(personAt(seed, index), index, around)
  }
  const emailAt = (index: number) => cast[index]?.email ?? personAt(seed, index).email
  return {
    plan,
    members,
    memberIds: new Set(ids),
    guestAt,
    emailAt,
    indexOf: (email) => {
      const wanted = email.toLowerCase()
      const index = castIndexes.get(wanted) ?? personNumberOf(seed, wanted)
      // The cast takes the first places; whoever had those numbers is not there.
      return index !== undefined && index < plan.guests && emailAt(index).toLowerCase() === wanted
        ? index
        : undefined
    },
  }
}
