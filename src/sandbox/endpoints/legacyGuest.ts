import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'

const legacyIdBase = 36 ** 5

/** The id of the older documents: `guest_code_…`. */
function guestCodeOf(guest: WireGuest): string {
  return `guest_code_${(legacyIdBase + guest.id * 7919).toString(36)}`
}

/** A guest as the older list has it: names inside the details, no associated members, no login link. */
export function legacyRow(guest: WireGuest) {
  // The older documents show guests with nothing but an address.
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

/** One guest as the older documents have it; with associated members unless the server keeps them to itself. */
export function legacyGuest(guest: WireGuest, members: unknown) {
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
export function legacyStats({ stats }: WireGuest) {
  return { active_tasks: stats.assigned_tasks, completed_tasks: stats.tasks_completed }
}

function legacyDetails({ first_name, last_name, details }: WireGuest) {
  const back = details.reactivated_at !== null
  return {
    first_name,
    last_name,
    status: details.status,
    phone_1: details.phone_1,
    company_name: details.company_name,
    timezone: details.timezone,
    // The older shape cannot say that a guest was reactivated: it is then simply not disabled.
    disabled_on: back ? null : details.disabled_at,
    disabled_by: back ? null : details.disabled_by,
  }
}
