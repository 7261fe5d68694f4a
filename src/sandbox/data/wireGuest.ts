import type { MemberId } from '#src/lib/member.ts'

/** A list as Tallyfy keeps it: null until someone writes one, then whatever was written. */
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

/** A guest in the current shape; also how the sandbox keeps one, so that a page is written without a copy. */
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

/** Found in every login link of the sandbox: where this text turns up, a secret has leaked. */
export const loginSecretMark = 'sandbox-login-secret'

/** The login link that needs no password. */
export function loginLinkOf(secret: number): string {
  return `https://go.tallyfy.com/guest/${loginSecretMark}-${secret.toString(16).padStart(8, '0')}`
}

const dayMs = 86_400_000
const days = new Map<number, string>()
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/**
 * A moment as the current documents write it: `2025-05-15T10:00:00Z`.
 * A page of guests holds six thousand of them, mostly of the same few hundred days: those are written once.
 */
export function timeOf(epochMs: number): string {
  const day = Math.floor(epochMs / dayMs)
  let date = days.get(day)
  if (date === undefined) {
    date = new Date(day * dayMs).toISOString().slice(0, 11)
    days.set(day, date)
  }
  const seconds = Math.floor((epochMs - day * dayMs) / 1000)
  const hour = twoDigits[Math.floor(seconds / 3600)]
  return `${date}${hour}:${twoDigits[Math.floor(seconds / 60) % 60]}:${twoDigits[seconds % 60]}Z`
}
