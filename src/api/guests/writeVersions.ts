import type { Email, OrgId } from '#src/lib/guest.ts'

/** Counts reads and writes of this tab in their order; a time would call two things in one millisecond equal. */
let now = 0
const written = new Map<string, number>()

const keyOf = (org: OrgId, email: Email) => `${org}\n${email.toLowerCase()}`

/** The order of things: what begins now has a greater number than everything that ended before. */
export function tick(): number {
  now += 1
  return now
}

/** A write of this guest has ended: every read of it that began before knows less. */
export function markWritten(org: OrgId, email: Email): void {
  written.set(keyOf(org, email), tick())
}

/** Did a write of this guest end after this tick? Then the answer of a read begun at it is dropped. */
export function wroteSince(org: OrgId, email: Email, begun: number): boolean {
  if (written.size === 0) return false
  return (written.get(keyOf(org, email)) ?? 0) > begun
}
