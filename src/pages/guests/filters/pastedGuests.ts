import type { Email } from '#src/lib/guest.ts'
import { rowsOf, type GuestIndex } from '#src/guest-list/guestIndex.ts'

/** Pasted emails, told apart: those of guests, spelled as the list spells them, and those that are nobody's. */
export type PastedGuests = { found: Email[]; unknown: string[] }

/** Looks pasted emails up among the guests read so far, whatever their case. */
export function findPasted(emails: readonly string[], index: GuestIndex): PastedGuests {
  const wanted = new Map(emails.map((email) => [email.toLowerCase(), email]))
  const found: Email[] = []
  for (const { key, row } of rowsOf(index)) {
    if (row.kind === 'guest' && wanted.delete(key.toLowerCase())) found.push(key)
  }
  return { found, unknown: [...wanted.values()] }
}
