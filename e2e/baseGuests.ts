import type { OrgId } from '#src/lib/guest.ts'
import { createBase, type BaseOrganization } from '#src/sandbox/data/base.ts'
import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'

/** The organizations of all sandboxes in these tests. */
export const base = createBase()

/** An organization as the sandbox made it, before any change. */
export function baseOrganization(org: OrgId): BaseOrganization {
  const found = base.organizations.get(org)
  if (!found) throw new RangeError(`There is no organization ${org}.`)
  return found
}

/** All guests of an organization before any change. */
export function baseGuests(org: OrgId): readonly WireGuest[] {
  const { plan, guestAt } = baseOrganization(org)
  return Array.from({ length: plan.guests }, (_, index) => guestAt(index))
}

export function memberIdsIn({ details }: WireGuest): readonly number[] {
  return details.associated_members ?? []
}

/** A guest's name, or its email when it has none. */
export function nameOf({ first_name: first, last_name: last, email }: WireGuest): string {
  return [first, last].filter((part) => part !== null).join(' ') || email
}

export function isDisabled({ details }: WireGuest): boolean {
  return details.disabled_at !== null && details.reactivated_at === null
}

/** A date of the API in epoch ms, or null. */
export function epochMsOf(at: string | null): number | null {
  return at === null ? null : Date.parse(/[TZ]/.test(at) ? at : `${at}Z`)
}

const collator = new Intl.Collator('en-GB', { numeric: true })

/** Compares texts the way the list sorts them: letters before symbols. */
export function compareNames(one: string, other: string): number {
  return Number(startsWithSymbol(one)) - Number(startsWithSymbol(other)) || collator.compare(one, other)
}

function startsWithSymbol(text: string): boolean {
  return /^[^\p{L}\p{M}\p{N}]/u.test(text)
}

/** Compares guests by name, and by email when the names are equal. */
export function compareByName(one: WireGuest, other: WireGuest): number {
  return compareNames(nameOf(one), nameOf(other)) || (one.email < other.email ? -1 : 1)
}

/** The emails of guests in the list's default order. */
export function sortedEmails(guests: readonly WireGuest[]): string[] {
  return guests.toSorted(compareByName).map(({ email }) => email)
}
