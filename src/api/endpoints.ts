import type { Email, OrgId } from '#src/lib/guest.ts'

/** `/organizations/{org}` as Tallyfy's API has it; every part is encoded exactly once. */
export function organizationPath(org: OrgId): string {
  return `/organizations/${encodeURIComponent(org)}`
}

export function guestsPath(org: OrgId): string {
  return `${organizationPath(org)}/guests`
}

export function guestPath(org: OrgId, email: Email): string {
  return `${guestsPath(org)}/${encodeURIComponent(email)}`
}
