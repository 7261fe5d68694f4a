import type { QueryClient } from '@tanstack/react-query'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import { type GuestList, guestIn, withGuest, withoutGuest } from './guestList.ts'
import { confirmNobody, rememberKnown } from './lastKnownMembers.ts'
import { markWritten } from './writeVersions.ts'

/** The keys of everything about an organization's guests; `guestQueries` hands them out. */
export const guestKeys = {
  all: (org: OrgId) => ['guests', org] as const,
  list: (org: OrgId) => [...guestKeys.all(org), 'list'] as const,
  detail: (org: OrgId, email: Email) => [...guestKeys.all(org), 'detail', email] as const,
}

/**
 * A write of this guest has ended and this is the verified answer: the list and the drawer show it, and answers to
 * reads of the guest that began before are dropped.
 */
export function rememberGuest(client: QueryClient, org: OrgId, guest: Guest): void {
  markWritten(org, guest.email)
  if (guest.associatedMembers.known) rememberKnown(org, guest.email, guest.associatedMembers.ids)
  client.setQueryData<Guest>(guestKeys.detail(org, guest.email), guest)
  updateList(client, org, (list) => withGuest(list, guest))
}

/** The guest was created: one more than the server has counted so far. */
export function rememberNewGuest(client: QueryClient, org: OrgId, guest: Guest): void {
  updateList(client, org, (list) =>
    list.total === null || guestIn(list, guest.email) ? list : { ...list, total: list.total + 1 },
  )
  rememberGuest(client, org, guest)
}

/** The guest was deleted: it leaves the list, and no read that began before brings it back. */
export function forgetGuest(client: QueryClient, org: OrgId, email: Email): void {
  markWritten(org, email)
  confirmNobody(org, email)
  updateList(client, org, (list) => withoutGuest(list, email))
  client.removeQueries({ queryKey: guestKeys.detail(org, email), exact: true, type: 'inactive' })
}

/** The guest was read afresh: its row in the list, if there is one, shows what is newer. Nothing was written. */
export function refreshRow(client: QueryClient, org: OrgId, guest: Guest): void {
  updateList(client, org, (list) => (guestIn(list, guest.email) ? withGuest(list, guest) : list))
}

/** What the list knows of a guest, to show while the drawer reads it afresh; undefined when it is not in the list. */
export function guestInList(client: QueryClient, org: OrgId, email: Email): Guest | undefined {
  const list = client.getQueryData<GuestList>(guestKeys.list(org))
  return (list && guestIn(list, email)) ?? undefined
}

function updateList(client: QueryClient, org: OrgId, change: (list: GuestList) => GuestList): void {
  const queryKey = guestKeys.list(org)
  // One guest's news makes the list no younger: when it is due to be read again is left as it was.
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt
  client.setQueryData<GuestList>(queryKey, (list) => list && change(list), updatedAt ? { updatedAt } : {})
}
