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
import { personAt } from './identity.ts'
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
  /** Finds a guest by its email, case ignored. The first call reads all emails: 0.2 s for 100 000 guests. */
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
  let indexes: ReadonlyMap<Email, number> | undefined
  return {
    plan,
    members,
    memberIds: new Set(ids),
    guestAt,
    emailAt,
    indexOf: (email) => {
      indexes ??= new Map(
        Array.from({ length: plan.guests }, (_, index) => [emailAt(index).toLowerCase(), index]),
      )
      return indexes.get(email.toLowerCase())
    },
  }
}
