import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'

type Ids = readonly MemberId[]

/**
 * Which ids this tab has read or written for a guest. Some servers answer `associated_members: null` where there are
 * ids; so a null after known ids is not believed until the person confirms it. Kept for the life of the session.
 */
const known = new Map<OrgId, Map<Email, Ids>>()

/** Guests whose list went from ids to null: the ids that were there. */
const doubted = new Map<OrgId, Map<Email, Ids>>()

/** The ids this tab last read or wrote for the guest; null when none are known. Never an empty list. */
export function knownBefore(org: OrgId, email: Email): Ids | null {
  return known.get(org)?.get(email.toLowerCase()) ?? null
}

/**
 * Tallyfy now says nobody looks after the guest; these ids were there. Null when there is no such doubt.
 * While there is, the guest's `associatedMembers` is `{known: false, reason: 'unreadable'}`.
 */
export function doubtedMembers(org: OrgId, email: Email): Ids | null {
  return doubted.get(org)?.get(email.toLowerCase()) ?? null
}

/** The person confirms that nobody looks after the guest: the next read believes it. */
export function confirmNobody(org: OrgId, email: Email): void {
  rememberKnown(org, email, [])
}

/** This tab has read or written these ids for the guest; an empty list ends what was known, and any doubt. */
export function rememberKnown(org: OrgId, email: Email, ids: Ids): void {
  const key = email.toLowerCase()
  doubted.get(org)?.delete(key)
  if (ids.length > 0) within(known, org).set(key, ids)
  else known.get(org)?.delete(key)
}

/**
 * Judges a guest just read, before it is shown: a null list where ids were known becomes unreadable; any other known
 * list is believed and remembered. `changeMembers` judges by itself: it reads with `getGuest`, which leaves the null
 * as it came, and is told `knownBefore`.
 */
export function believed(org: OrgId, guest: Guest): Guest {
  const { email, associatedMembers: members } = guest
  if (!members.known) return guest
  const before = members.from === 'null' ? knownBefore(org, email) : null
  if (!before) {
    rememberKnown(org, email, members.ids)
    return guest
  }
  within(doubted, org).set(email.toLowerCase(), before)
  return { ...guest, associatedMembers: { known: false, reason: 'unreadable' } }
}

/** Forgets everything: somebody else's session begins. */
export function forgetKnown(): void {
  known.clear()
  doubted.clear()
}

function within(memory: Map<OrgId, Map<Email, Ids>>, org: OrgId): Map<Email, Ids> {
  const found = memory.get(org) ?? new Map<Email, Ids>()
  memory.set(org, found)
  return found
}
