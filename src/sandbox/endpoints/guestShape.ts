import type { MemberList, WireGuest } from '#src/sandbox/data/wireGuest.ts'
import type { SandboxOptions } from '#src/sandbox/options.ts'

/** Whether an answer has the guest's task counts (`full`), `{}` in their place (`empty`), or neither (`none`). */
export type StatsPart = 'full' | 'empty' | 'none'

/** Makes a row of the list of guests, in the shape that the options say. */
export function guestRow(guest: WireGuest, withStats: boolean, options: SandboxOptions) {
  if (options.shape !== 'current') {
    const row = legacyRow(withEmailCase(guest, options))
    return withStats && 'details' in row ? { ...row, stats: legacyStats(guest) } : row
  }
  return currentGuest(guest, withStats ? 'full' : 'none', options)
}

/** Makes the `data` of an answer about one guest, in the shape that the options say. */
export function guestBody(guest: WireGuest, stats: StatsPart, options: SandboxOptions) {
  if (options.shape === 'current') return currentGuest(guest, stats, options)
  const isSilent = options.shape === 'legacy-silent'
  const body = legacyGuest(withEmailCase(guest, options), isSilent ? undefined : memberIdsOf(guest, options))
  if (stats === 'none') return body
  return { ...body, stats: stats === 'full' ? legacyStats(guest) : {} }
}

function currentGuest(guest: WireGuest, stats: StatsPart, options: SandboxOptions) {
  const written = withEmailCase(guest, options)
  const list = memberIdsOf(guest, options)
  // Without a change there is no copy, which makes a page of a thousand faster.
  if (stats === 'full' && list === guest.details.associated_members) return written
  const details = { ...guest.details, associated_members: list }
  if (stats === 'full') return { ...written, details }
  const { stats: _left, ...rest } = written
  return stats === 'empty' ? { ...rest, details, stats: {} } : { ...rest, details }
}

function withEmailCase(guest: WireGuest, options: SandboxOptions): WireGuest {
  return options.lowerCaseEmails ? { ...guest, email: guest.email.toLowerCase() } : guest
}

function memberIdsOf(guest: WireGuest, options: SandboxOptions): MemberList | readonly string[] {
  const list = guest.details.associated_members
  if (list === null || (list.length === 0 && options.emptyListAs === 'null')) return null
  return options.memberIdsAs === 'strings' ? list.map(String) : list
}

const legacyIdBase = 36 ** 5

/** Makes an id as in the older documents: `guest_code_…`. */
function guestCodeOf(guest: WireGuest): string {
  return `guest_code_${(legacyIdBase + guest.id * 7919).toString(36)}`
}

/** Makes a row of the older list: names inside the details, no associated members, no login link. */
function legacyRow(guest: WireGuest) {
  // The older documents show such guests with an id and an email alone.
  if (guest.first_name === null) return { id: guestCodeOf(guest), email: guest.email }
  return {
    id: guestCodeOf(guest),
    email: guest.email,
    last_accessed_at: guest.last_accessed_at,
    last_known_ip: guest.last_known_ip,
    last_known_country: guest.last_known_country,
    details: legacyDetails(guest),
  }
}

/** Makes one guest as in the older documents; `members` undefined leaves the associated members out. */
function legacyGuest(guest: WireGuest, members: unknown) {
  return {
    id: guestCodeOf(guest),
    email: guest.email,
    last_accessed_at: guest.last_accessed_at,
    last_known_ip: guest.last_known_ip,
    last_known_country: guest.last_known_country,
    details: {
      ...legacyDetails(guest),
      ...(members === undefined ? {} : { associated_members: members }),
    },
  }
}

/** Task counts under their older names. */
function legacyStats({ stats }: WireGuest) {
  return { active_tasks: stats.assigned_tasks, completed_tasks: stats.tasks_completed }
}

function legacyDetails({ first_name, last_name, details }: WireGuest) {
  const isReactivated = details.reactivated_at !== null
  return {
    first_name,
    last_name,
    status: details.status,
    phone_1: details.phone_1,
    company_name: details.company_name,
    timezone: details.timezone,
    // The older shape has no reactivation: a reactivated guest is not disabled.
    disabled_on: isReactivated ? null : details.disabled_at,
    disabled_by: isReactivated ? null : details.disabled_by,
  }
}
