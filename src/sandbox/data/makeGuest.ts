import type { MemberId } from '#src/lib/member.ts'
import type { Identity } from './identity.ts'
import { at, below, mix, pick, randomFrom, type Random } from './random.ts'
import {
  loginLinkOf,
  noDetails,
  timeOf,
  type MemberList,
  type WireGuest,
  type WireStats,
} from './wireGuest.ts'

/** Guest ids begin here, so none equals a member's id. */
export const firstGuestId = 400_001

const dayMs = 86_400_000

type GuestContext = {
  seed: number
  /** What dates are relative to, epoch ms. */
  nowMs: number
  /** Number of guests in the organization: a guest of a lower index was created earlier. */
  guests: number
  memberIds: readonly MemberId[]
}

/** Makes the guest at `index` from the seed alone: about one in 25 is disabled, one in 12 was never seen. */
export function makeGuest(identity: Identity, index: number, context: GuestContext): WireGuest {
  const random = randomFrom(mix(context.seed, index))
  const { company, locale } = identity
  const place = pick(random, locale.places)
  const { createdMs, seenMs, disabledMs, reactivatedMs } = randomTimes(random, index, context)
  const seen = timeOrNull(seenMs)
  const country = seen === null ? null : locale.country
  const admin = at(context.memberIds, 0)
  return {
    id: firstGuestId + index,
    email: identity.email,
    last_accessed_at: seen,
    last_known_ip: seen === null ? null : `203.0.113.${below(random, 256)}`,
    last_known_country: country,
    details: {
      ...noDetails,
      status: disabledMs !== null && reactivatedMs === null ? 'disabled' : 'active',
      phone_1: random() < 0.7 ? fillDigits(random, locale.phone) : null,
      phone_2: random() < 0.08 ? fillDigits(random, locale.phone) : null,
      timezone: random() < 0.9 ? place.timezone : null,
      company_url: company && random() < 0.5 ? `https://www.${company.domain}` : null,
      company_name: company?.name ?? null,
      opportunity_name: company && random() < 0.1 ? `${company.name} · renewal` : null,
      associated_members: randomMembers(random, identity, context),
      last_city: seen === null ? null : place.city,
      last_country: country,
      last_accessed_at: seen,
      disabled_at: timeOrNull(disabledMs),
      disabled_by: disabledMs === null ? null : admin,
      reactivated_at: timeOrNull(reactivatedMs),
      reactivated_by: reactivatedMs === null ? null : admin,
    },
    first_name: identity.firstName,
    last_name: identity.lastName,
    created_at: timeOf(createdMs),
    deleted_at: null,
    link: loginLinkOf(mix(context.seed, index, 1)),
    stats: randomStats(random, seenMs),
  }
}

/** When a guest was created, last seen, disabled and reactivated (epoch ms; null: never). */
function randomTimes(random: Random, index: number, { nowMs, guests }: GuestContext) {
  const createdMs = nowMs - Math.floor((1600 * (1 - index / guests) + random() * 5 + 0.1) * dayMs)
  const wasSeen = random() >= 0.08
  const seenMs = Math.max(createdMs, nowMs - Math.floor(random() ** 4 * 400 * dayMs) - 60_000)
  const disabledMs = random() < 0.05 ? Math.floor(seenMs + random() * (nowMs - seenMs)) : null
  const isReactivated = disabledMs !== null && random() < 0.2
  const reactivatedMs = isReactivated ? disabledMs + (nowMs - disabledMs) / 2 : null
  return { createdMs, seenMs: wasSeen ? seenMs : null, disabledMs, reactivatedMs }
}

function timeOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : timeOf(epochMs)
}

/** Guests of a company mostly share one member. Some guests have no member, a few have many or one unknown id. */
function randomMembers(random: Random, identity: Identity, context: GuestContext): MemberList {
  const chance = random()
  if (chance < 0.06) return chance < 0.05 ? null : []
  const count =
    chance < 0.6 ? 1 : chance < 0.85 ? 2 : chance < 0.98 ? 3 + below(random, 3) : 6 + below(random, 10)
  const { memberIds } = context
  const ids = new Set<MemberId>()
  if (identity.company)
    ids.add(at(memberIds, mix(context.seed, identity.company.number, identity.locale.share)))
  for (let attempts = 0; ids.size < Math.min(count, memberIds.length) && attempts < 40; attempts += 1) {
    // The square gives a few members many guests, and most members a few.
    ids.add(at(memberIds, Math.floor(random() ** 2 * memberIds.length)))
  }
  if (random() < 0.004) ids.add(90_000 + below(random, 40))
  return [...ids]
}

function randomStats(random: Random, seenMs: number | null): WireStats {
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

function fillDigits(random: Random, pattern: string): string {
  return pattern.replace(/#/g, () => String(below(random, 10)))
}
