import type { MemberId } from '#src/lib/member.ts'

/** A guest's associated members as Tallyfy keeps them: null until the first write. */
export type MemberList = readonly MemberId[] | null

export type WireStats = {
  assigned_tasks: number
  tasks_completed: number
  last_task_completed_at: string | null
  one_off_tasks_completed: number
  last_one_off_task_completed_at: string | null
}

export type WireDetails = {
  status: string | null
  phone_1: string | null
  phone_2: string | null
  timezone: string | null
  image_url: string | null
  contact_url: string | null
  company_url: string | null
  opportunity_url: string | null
  company_name: string | null
  opportunity_name: string | null
  external_sync_source: string | null
  external_date_creation: string | null
  cadence_days: string | null
  associated_members: MemberList
  last_city: string | null
  last_country: string | null
  last_accessed_at: string | null
  disabled_at: string | null
  disabled_by: MemberId | null
  reactivated_at: string | null
  reactivated_by: MemberId | null
}

/** Details with nothing known. */
export const noDetails: WireDetails = {
  status: null,
  phone_1: null,
  phone_2: null,
  timezone: null,
  image_url: null,
  contact_url: null,
  company_url: null,
  opportunity_url: null,
  company_name: null,
  opportunity_name: null,
  external_sync_source: null,
  external_date_creation: null,
  cadence_days: null,
  associated_members: null,
  last_city: null,
  last_country: null,
  last_accessed_at: null,
  disabled_at: null,
  disabled_by: null,
  reactivated_at: null,
  reactivated_by: null,
}

/** A guest in the current shape. The sandbox keeps guests like this too, so a page needs no copies. */
export type WireGuest = {
  id: number
  email: string
  last_accessed_at: string | null
  last_known_ip: string | null
  last_known_country: string | null
  details: WireDetails
  first_name: string | null
  last_name: string | null
  created_at: string
  deleted_at: string | null
  link: string
  stats: WireStats
}

/** Part of every login link of the sandbox. Where it appears in a test's output, a secret has leaked. */
export const loginSecretMark = 'sandbox-login-secret'

/** Makes a login link, which needs no password. */
export function loginLinkOf(secret: number): string {
  return `https://go.tallyfy.com/guest/${loginSecretMark}-${secret.toString(16).padStart(8, '0')}`
}

const dayMs = 86_400_000
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/**
 * Formats epoch ms as `2025-05-15T10:00:00Z`, whole seconds.
 * `toISOString` would take 13 ms for the 6000 times of a page of guests, this takes 2.
 */
export function timeOf(epochMs: number): string {
  const day = Math.floor(epochMs / dayMs)
  const seconds = Math.floor((epochMs - day * dayMs) / 1000)
  const hour = twoDigits[Math.floor(seconds / 3600)]
  return `${dateOf(day)}T${hour}:${twoDigits[Math.floor(seconds / 60) % 60]}:${twoDigits[seconds % 60]}Z`
}

/** Formats a day since 1970-01-01 as `2025-05-15`. Years begin in March here, so a leap day is the last of its year. */
function dateOf(dayOfEpoch: number): string {
  const day = dayOfEpoch + 719_468
  const era = Math.floor(day / 146_097)
  const dayOfEra = day - era * 146_097
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return `${year}-${twoDigits[month]}-${twoDigits[dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1]}`
}
