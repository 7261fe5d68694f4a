import { type GuestRef, guestKey } from '#src/lib/guest.ts'

const keyOf = (guest: GuestRef) => `${guest.org}\n${guestKey(guest)}`

export type WriteVersions = ReturnType<typeof createWriteVersions>

/**
 * Numbers the reads and writes of this tab in their order, so that the answer to a read that began before a write ended
 * can be dropped. Not a time: two things in one millisecond would be equal.
 */
export function createWriteVersions() {
  let version = 0
  const written = new Map<string, number>()
  const nextVersion = (): number => {
    version += 1
    return version
  }
  return {
    /** A new version, greater than every one before: the number of a read that begins now. */
    nextVersion,

    /** A write of this guest has ended: reads of it that began before are out of date. */
    markWritten(guest: GuestRef): void {
      written.set(keyOf(guest), nextVersion())
    },

    /** Whether a write of this guest ended after this version: then the answer of a read begun at it is dropped. */
    writtenAfter(guest: GuestRef, since: number): boolean {
      if (written.size === 0) return false
      return (written.get(keyOf(guest)) ?? 0) > since
    },
  }
}
