import type { Email } from '#src/lib/guest.ts'
import type { GuestIndex } from '#src/lib/guestIndex.ts'

/** Pasted emails, told apart: those of guests, spelled as the list spells them, and those that are nobody's. */
export type PastedGuests = { found: Email[]; unknown: string[] }

/** Looks pasted emails up among the guests read so far, whatever their case. */
export function findPasted(emails: readonly string[], index: GuestIndex): PastedGuests {
  const wanted = new Map(emails.map((email) => [email.toLowerCase(), email]))
  const found: Email[] = []
  for (const [slot, email] of index.keys.entries()) {
    if (index.rows[slot]?.kind === 'guest' && wanted.delete(email.toLowerCase())) found.push(email)
  }
  return { found, unknown: [...wanted.values()] }
}
