import type { GuestFields, GuestStats } from './guestFields.ts'
import { hasHappened } from './instant.ts'
import type { MemberId } from './member.ts'
import { hasVisibleText } from './visibleText.ts'

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

/** An external person, as this product sees one. Identified by the email; the id is for display only. */
export type Guest = GuestFields & {
  /** Decided by dates alone, never by `statusText`, which is free text of the server. */
  disabled: boolean
  associatedMembers: AssociatedMembers
  /** null when the server sends none. */
  stats: GuestStats | null
}

/** How a guest stands: a deleted one is no longer disabled or active. */
export type GuestStatus = 'active' | 'disabled' | 'deleted'

/** The guest's status, by dates alone. */
export function statusOf(guest: Pick<Guest, 'disabled' | 'deletedAt'>): GuestStatus {
  if (hasHappened(guest.deletedAt)) return 'deleted'
  return guest.disabled ? 'disabled' : 'active'
}

/** The guest's full name; '' when it has none, or one of which nothing can be seen. */
export function fullNameOf(guest: Pick<Guest, 'firstName' | 'lastName'>): string {
  const name = `${guest.firstName} ${guest.lastName}`.trim()
  return hasVisibleText(name) ? name : ''
}

/** What a guest is called on screen: its full name, else its email. */
export function titleOf(guest: Pick<Guest, 'firstName' | 'lastName' | 'email'>): string {
  return fullNameOf(guest) || guest.email
}

/** One row of the guest list. A guest that cannot be read stays a row, so that it does not hide the others. */
export type ListRow = { kind: 'guest'; guest: Guest } | UnreadableRow

/** `key`: identifies the row, the email when there is one. `page` and `row` say where the server sent it, from 1. */
export type UnreadableRow = {
  kind: 'unreadable'
  key: string
  email: Email | null
  page: number
  row: number
}

/** What identifies a row in the list: the email of a guest that can be read. */
export function keyOf(row: ListRow): string {
  return row.kind === 'guest' ? row.guest.email : row.key
}
