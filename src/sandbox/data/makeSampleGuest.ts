import { mix } from './random.ts'
import { firstGuestId } from './makeGuest.ts'
import { loginLinkOf, timeOf } from './wireGuest.ts'
import type { MemberList, WireDetails, WireGuest, WireStats } from './wireGuest.ts'

/** A hand-written guest: what differs from an ordinary one. Times are hours before now. */
export type CastGuest = {
  firstName: string | null
  lastName: string | null
  email: string
  members: MemberList
  company?: string
  phone?: string
  timezone?: string
  country?: string
  city?: string
  /** null: never seen. */
  seenHoursAgo?: number | null
  disabledHoursAgo?: number
  reactivatedHoursAgo?: number
  openTasks?: number
  details?: Partial<WireDetails>
}

/** Writes one down; `more` is what is remarkable. */
export function castGuest(
  firstName: string | null,
  lastName: string | null,
  email: string,
  members: MemberList,
  more: Omit<CastGuest, 'firstName' | 'lastName' | 'email' | 'members'> = {},
): CastGuest {
  return { firstName, lastName, email, members, ...more }
}

const hourMs = 3_600_000

/** A hand-written guest as the sandbox keeps it. */
export function makeCastGuest(cast: CastGuest, index: number, seed: number, nowMs: number): WireGuest {
  const ago = (hours: number | null | undefined) =>
    hours === null || hours === undefined ? null : timeOf(nowMs - hours * hourMs)
  const seen = cast.seenHoursAgo === undefined ? ago(48 + index) : ago(cast.seenHoursAgo)
  const country = seen === null ? null : (cast.country ?? null)
  const disabled = ago(cast.disabledHoursAgo)
  const reactivated = ago(cast.reactivatedHoursAgo)
  return {
    id: firstGuestId + index,
    email: cast.email,
    last_accessed_at: seen,
    last_known_ip: seen === null ? null : `192.0.2.${index + 1}`,
    last_known_country: country,
    details: {
      status: disabled !== null && reactivated === null ? 'disabled' : 'active',
      phone_1: cast.phone ?? null,
      phone_2: null,
      timezone: cast.timezone ?? null,
      image_url: null,
      contact_url: null,
      company_url: null,
      opportunity_url: null,
      company_name: cast.company ?? null,
      opportunity_name: null,
      external_sync_source: null,
      external_date_creation: null,
      cadence_days: null,
      associated_members: cast.members,
      last_city: seen === null ? null : (cast.city ?? null),
      last_country: country,
      last_accessed_at: seen,
      disabled_at: disabled,
      disabled_by: disabled === null ? null : 1001,
      reactivated_at: reactivated,
      reactivated_by: reactivated === null ? null : 1004,
      ...cast.details,
    },
    first_name: cast.firstName,
    last_name: cast.lastName,
    created_at: timeOf(nowMs - (9000 - index * 100) * hourMs),
    deleted_at: null,
    link: loginLinkOf(mix(seed, index, 1)),
    stats: statsOf(cast.openTasks ?? 0, index, seen),
  }
}

function statsOf(openTasks: number, index: number, seen: string | null): WireStats {
  const done = seen === null ? 0 : (index * 7) % 19
  const oneOff = done > 9 ? 1 : 0
  return {
    assigned_tasks: openTasks,
    tasks_completed: done,
    last_task_completed_at: done > 0 ? seen : null,
    one_off_tasks_completed: oneOff,
    last_one_off_task_completed_at: oneOff > 0 ? seen : null,
  }
}
