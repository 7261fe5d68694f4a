import type { MemberId } from '#src/lib/member.ts'
import type { Person } from './identity.ts'
import { at, below, mix, pick, randomFrom } from './random.ts'
import type { Random } from './random.ts'
import { loginLinkOf, timeOf } from './wireGuest.ts'
import type { MemberList, WireGuest, WireStats } from './wireGuest.ts'

/** Guest ids begin here, so that none is mistaken for a member's. */
export const firstGuestId = 400_001

const dayMs = 86_400_000

type Surroundings = {
  seed: number
  /** What dates are relative to, ms since the epoch. */
  nowMs: number
  /** How many guests there are: the older a guest's index, the longer it has been there. */
  guests: number
  memberIds: readonly MemberId[]
}

/** The guest at `index`, made from nothing but the seed: about one in 25 disabled, one in 12 never seen. */
export function makeGuest(person: Person, index: number, around: Surroundings): WireGuest {
  const { seed, nowMs } = around
  const random = randomFrom(mix(seed, index))
  const place = pick(random, person.locale.places)
  const createdMs = nowMs - Math.floor((1600 * (1 - index / around.guests) + random() * 5 + 0.1) * dayMs)
  const never = random() < 0.08
  const seenMs = Math.max(createdMs, nowMs - Math.floor(random() ** 4 * 400 * dayMs) - 60_000)
  const seen = never ? null : timeOf(seenMs)
  const disabledMs = random() < 0.05 ? Math.floor(seenMs + random() * (nowMs - seenMs)) : null
  const back = disabledMs !== null && random() < 0.2
  const admin = at(around.memberIds, 0)
  const { company } = person
  return {
    id: firstGuestId + index,
    email: person.email,
    last_accessed_at: seen,
    last_known_ip: never ? null : `203.0.113.${below(random, 256)}`,
    last_known_country: never ? null : person.locale.country,
    details: {
      status: disabledMs !== null && !back ? 'disabled' : 'active',
      phone_1: random() < 0.7 ? digitsIn(random, person.locale.phone) : null,
      phone_2: random() < 0.08 ? digitsIn(random, person.locale.phone) : null,
      timezone: random() < 0.9 ? place.timezone : null,
      image_url: null,
      contact_url: null,
      company_url: company && random() < 0.5 ? `https://www.${company.domain}` : null,
      opportunity_url: null,
      company_name: company?.name ?? null,
      opportunity_name: company && random() < 0.1 ? `${company.name} · renewal` : null,
      external_sync_source: null,
      external_date_creation: null,
      cadence_days: null,
      associated_members: membersOf(random, person, around),
      last_city: never ? null : place.city,
      last_country: never ? null : person.locale.country,
      last_accessed_at: seen,
      disabled_at: disabledMs === null ? null : timeOf(disabledMs),
      disabled_by: disabledMs === null ? null : admin,
      reactivated_at: back ? timeOf(disabledMs + (nowMs - disabledMs) / 2) : null,
      reactivated_by: back ? admin : null,
    },
    first_name: person.firstName,
    last_name: person.lastName,
    created_at: timeOf(createdMs),
    deleted_at: null,
    link: loginLinkOf(mix(seed, index, 1)),
    stats: statsOf(random, never ? null : seenMs),
  }
}

/** Guests of one company mostly share an owner; some have nobody, a few have many or somebody unknown. */
function membersOf(random: Random, person: Person, around: Surroundings): MemberList {
  const luck = random()
  if (luck < 0.06) return luck < 0.05 ? null : []
  const count = luck < 0.6 ? 1 : luck < 0.85 ? 2 : luck < 0.98 ? 3 + below(random, 3) : 6 + below(random, 10)
  const { memberIds } = around
  const ids = new Set<MemberId>()
  if (person.company) ids.add(at(memberIds, mix(around.seed, person.company.number, person.locale.share)))
  for (let tries = 0; ids.size < Math.min(count, memberIds.length) && tries < 40; tries += 1) {
    // The square makes a few members look after many guests, and many after a few.
    ids.add(at(memberIds, Math.floor(random() ** 2 * memberIds.length)))
  }
  if (random() < 0.004) ids.add(90_000 + below(random, 40))
  return [...ids]
}

function statsOf(random: Random, seenMs: number | null): WireStats {
  const done = seenMs === null ? 0 : Math.floor(random() ** 3 * 60)
  const oneOff = Math.floor(done * random() * 0.3)
  const last = seenMs !== null && done > 0 ? timeOf(seenMs - below(random, dayMs)) : null
  return {
    assigned_tasks: random() < 0.5 ? 0 : below(random, 9),
    tasks_completed: done,
    last_task_completed_at: last,
    one_off_tasks_completed: oneOff,
    last_one_off_task_completed_at: oneOff > 0 ? last : null,
  }
}

function digitsIn(random: Random, pattern: string): string {
  return pattern.replace(/#/g, () => String(below(random, 10)))
}
