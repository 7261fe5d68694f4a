import * as z from 'zod/mini'
import type { Session } from '#src/api/session/session.ts'
import { storedValue } from '#src/browser/storage.ts'
import type { OrgId } from '#src/lib/guest.ts'

const remembered = storedValue(
  'local',
  'guestlist:last-organization',
  z.object({ org: z.string(), of: z.string() }),
)

/** The user and server that an entry belongs to: it says nothing about another user's organization. */
function ownerOf(session: Session): string {
  const where = session.server.kind === 'sandbox' ? 'sandbox' : session.server.host
  return `${where} ${session.user.id}`
}

/** Stores in this browser which organization was opened last. */
export function rememberOrganization(session: Session, org: OrgId): void {
  remembered.set({ org, of: ownerOf(session) })
}

/** The organization that this session's user opened last in this browser, or null. */
export function lastOrganization(session: Session): OrgId | null {
  const last = remembered.get()
  return last?.of === ownerOf(session) ? last.org : null
}

/** Removes it at sign-out; preferences such as the theme stay. */
export function forgetOrganization(): void {
  remembered.set(null)
}
