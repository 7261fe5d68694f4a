import { firstGuestId } from './makeGuest.ts'
import { mix } from './random.ts'
import {
  loginLinkOf,
  noDetails,
  timeOf,
  type MemberList,
  type WireDetails,
  type WireGuest,
  type WireStats,
} from './wireGuest.ts'

/** A hand-written guest: only what differs from the defaults. Times are in hours before now. */
export type SampleGuest = {
  firstName: string | null
  lastName: string | null
  email: string
  members: MemberList
  company?: string
  phone?: string
  timezone?: string
  country?: string
  city?: string
  /** null: never seen; without it, two days or more. */
  seenHoursAgo?: number | null
  /** Without it, 200 to 375 days. */
  createdHoursAgo?: number
  disabledHoursAgo?: number
  reactivatedHoursAgo?: number
  openTasks?: number
  details?: Partial<WireDetails>
}

/** Makes an entry of a table of hand-written guests. */
export function sampleGuest(
  firstName: string | null,
  lastName: string | null,
  email: string,
  members: MemberList,
  more: Omit<SampleGuest, 'firstName' | 'lastName' | 'email' | 'members'> = {},
): SampleGuest {
  return { firstName, lastName, email, members, ...more }
}

const hourMs = 3_600_000

/** Makes the guest that Tallyfy would return for the entry at `index`; `nowMs` is what its times are relative to. */
export function makeSampleGuest(sample: SampleGuest, index: number, seed: number, nowMs: number): WireGuest {
  const ago = (hours: number | null | undefined) =>
    hours === null || hours === undefined ? null : timeOf(nowMs - hours * hourMs)
  const seen = sample.seenHoursAgo === undefined ? ago(48 + index) : ago(sample.seenHoursAgo)
  const country = seen === null ? null : (sample.country ?? null)
  const disabled = ago(sample.disabledHoursAgo)
  const reactivated = ago(sample.reactivatedHoursAgo)
  return {
    id: firstGuestId + index,
    email: sample.email,
    last_accessed_at: seen,
    last_known_ip: seen === null ? null : `192.0.2.${index + 1}`,
    last_known_country: country,
    details: {
      ...noDetails,
      status: disabled !== null && reactivated === null ? 'disabled' : 'active',
      phone_1: sample.phone ?? null,
      timezone: sample.timezone ?? null,
      company_name: sample.company ?? null,
      associated_members: sample.members,
      last_city: seen === null ? null : (sample.city ?? null),
      last_country: country,
      last_accessed_at: seen,
      disabled_at: disabled,
      disabled_by: disabled === null ? null : 1001,
      reactivated_at: reactivated,
      reactivated_by: reactivated === null ? null : 1004,
      ...sample.details,
    },
    first_name: sample.firstName,
    last_name: sample.lastName,
    created_at: timeOf(nowMs - (sample.createdHoursAgo ?? 9000 - index * 100) * hourMs),
    deleted_at: null,
    link: loginLinkOf(mix(seed, index, 1)),
    stats: statsOf(sample.openTasks ?? 0, index, seen),
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
