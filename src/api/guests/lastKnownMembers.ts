import { type AssociatedMembers, type GuestRef, guestKey, type OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'

type Ids = readonly MemberId[]

const noMembers: AssociatedMembers = { known: true, ids: [] }

export type LastKnownMembers = ReturnType<typeof createLastKnownMembers>

/**
 * The ids that this tab last read or wrote for each guest. Some servers answer `associated_members: null` where there
 * are ids, so a null after known ids counts as unknown until the user confirms it. Lasts as long as the session.
 */
export function createLastKnownMembers() {
  const byOrg = new Map<OrgId, Map<string, Ids>>()

  /** The ids last read or written for the guest; null when none are known. Never an empty list. */
  function get(guest: GuestRef): Ids | null {
    return byOrg.get(guest.org)?.get(guestKey(guest)) ?? null
  }

  /** These ids were read or written for the guest. Null or an empty list: nothing is known any more. */
  function set(guest: GuestRef, ids: Ids | null): void {
    const known = byOrg.get(guest.org)
    if (!ids || ids.length === 0) known?.delete(guestKey(guest))
    else if (known) known.set(guestKey(guest), ids)
    else byOrg.set(guest.org, new Map([[guestKey(guest), ids]]))
  }

  return {
    get,
    set,

    /** What a null from the server means for this guest: no members, or unknown where ids were known before. */
    rejectUnexpectedNull(guest: GuestRef): AssociatedMembers {
      const last = get(guest)
      return last ? { known: false, reason: 'unexpected-null', last } : noMembers
    },

    /** The user confirms that the guest has no members: the next null means that. */
    acceptEmptyList: (guest: GuestRef): void => set(guest, null),

    /** Forgets everything, when another user's session begins. */
    clear: (): void => byOrg.clear(),
  }
}
