import type { MemberId } from './member.ts'

/** An organization's id, as it stands in Tallyfy's URLs. */
export type OrgId = string

/** A guest's email, written as the list writes it. It identifies the guest; its case does not matter. */
export type Email = string

/** Which guest is meant. Compare with `isSameGuest`, turn into a key with `guestKey`. */
export type GuestRef = { org: OrgId; email: Email }

/** Whether both mean the same guest; the case of the email is ignored. */
export function isSameGuest(one: GuestRef, other: GuestRef): boolean {
  return one.org === other.org && guestKey(one) === guestKey(other)
}

/** The guest as a part of a key, beside the organization: the email in lower case. */
export function guestKey({ email }: Pick<GuestRef, 'email'>): string {
  return email.toLowerCase()
}

/** Milliseconds since the epoch (UTC); null: never, or not readable. */
export type Instant = number | null

/**
 * The members who look after a guest. Known ids are unique and sorted ascending; an empty list means none.
 * Unknown is never "none", and an unknown list is never written. `absent`: the server did not send the list.
 * `unreadable`: it sent something that is not a list of ids. `unexpected-null`: it sent null where this browser has
 * read or written the ids `last` before; that counts as unknown until the user confirms it.
 */
export type AssociatedMembers =
  | { known: true; ids: readonly MemberId[] }
  | { known: false; reason: 'absent' | 'unreadable' }
  | { known: false; reason: 'unexpected-null'; last: readonly MemberId[] }

/** An external person, as this product sees one. Texts are '' when there is none. The login link is never kept. */
export type Guest = {
  email: Email
  /** For display only: an integer or a `guest_code_…`, as text. */
  id: string
  firstName: string
  lastName: string
  company: string
  phone1: string
  phone2: string
  timezone: string
  imageUrl: string
  contactUrl: string
  companyUrl: string
  opportunityName: string
  opportunityUrl: string
  externalSyncSource: string
  externalDateCreation: string
  cadenceDays: string
  lastCity: string
  lastCountry: string
  lastKnownIp: string
  lastKnownCountry: string
  /** Free text of the server, shown but never decided by. */
  statusText: string
  disabled: boolean
  disabledAt: Instant
  disabledBy: string
  reactivatedAt: Instant
  reactivatedBy: string
  lastAccessedAt: Instant
  createdAt: Instant
  deletedAt: Instant
  associatedMembers: AssociatedMembers
  stats: GuestStats | null
}

/** Counts of tasks; null when the server does not say. */
export type GuestStats = {
  assignedTasks: number | null
  tasksCompleted: number | null
  lastTaskCompletedAt: Instant
  oneOffTasksCompleted: number | null
  lastOneOffTaskCompletedAt: Instant
}

/** The guest's full name; '' when it has none. */
export function fullNameOf(guest: Pick<Guest, 'firstName' | 'lastName'>): string {
  return `${guest.firstName} ${guest.lastName}`.trim()
}

/** What a guest is called on screen: its full name, else its email. */
export function titleOf(guest: Pick<Guest, 'firstName' | 'lastName' | 'email'>): string {
  return fullNameOf(guest) || guest.email
}
