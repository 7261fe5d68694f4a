import type { OrgId } from '#src/lib/guest.ts'
import { createBase } from '#src/sandbox/data/base.ts'
import type { BaseOrganization } from '#src/sandbox/data/base.ts'
import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'

/** The organizations of all sandboxes in these tests. */
export const base = createBase()

/** An organization as the sandbox made it, before any change. */
export function organization(org: OrgId): BaseOrganization {
  const found = base.organizations.get(org)
  if (!found) throw new RangeError(`There is no organization ${org}.`)
  return found
}

/** All its guests. */
export function made(org: OrgId): readonly WireGuest[] {
  const { plan, guestAt } = organization(org)
  return Array.from({ length: plan.guests }, (_, index) => guestAt(index))
}

export function idsOf({ details }: WireGuest): readonly number[] {
  return details.associated_members ?? []
}

/** A guest's name, or its email when it has none. */
export function nameOf({ first_name: first, last_name: last, email }: WireGuest): string {
  return [first, last].filter((part) => part !== null).join(' ') || email
}

export function isDisabled({ details }: WireGuest): boolean {
  return details.disabled_at !== null && details.reactivated_at === null
}

/** An instant of the API as epoch ms; null for none. */
export function instantOf(at: string | null): number | null {
  return at === null ? null : Date.parse(/[TZ]/.test(at) ? at : `${at}Z`)
}

const collator = new Intl.Collator('en-GB', { numeric: true })

/** The order of texts as people expect it. */
export const compareNames: (one: string, other: string) => number = collator.compare

/** The order of guests by name, and by email where they are called the same. */
export function byName(one: WireGuest, other: WireGuest): number {
  return compareNames(nameOf(one), nameOf(other)) || (one.email < other.email ? -1 : 1)
}

/** The emails of some guests, in the order the list begins with. */
export function emailsOf(guests: readonly WireGuest[]): string[] {
  return guests.toSorted(byName).map(({ email }) => email)
}
