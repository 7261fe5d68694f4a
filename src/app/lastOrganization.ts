import * as z from 'zod/mini'
import type { Session } from '#src/api/session/session.ts'
import type { OrgId } from '#src/lib/guest.ts'

const storageKey = 'guestlist:last-organization'

const Remembered = z.object({ org: z.string(), of: z.string() })

/** The user and server that an entry belongs to: it says nothing about another user's organization. */
function ownerOf(session: Session): string {
  const where = session.server.kind === 'sandbox' ? 'sandbox' : session.server.host
  return `${where} ${session.user.id}`
}

/** Stores in this browser which organization was opened last. A browser that refuses to store is no error. */
export function rememberOrganization(session: Session, org: OrgId): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ org, of: ownerOf(session) }))
  } catch {
    // Storage may be full or forbidden: then `/` leads to the sign-in page, nothing else is lost.
  }
}

/** The organization that this session's user opened last in this browser, or null. */
export function lastOrganization(session: Session): OrgId | null {
  try {
    const parsed = Remembered.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'))
    return parsed.success && parsed.data.of === ownerOf(session) ? parsed.data.org : null
  } catch {
    return null
  }
}

/** Removes it at sign-out; preferences such as the theme stay. */
export function forgetOrganization(): void {
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // Storage is forbidden, so nothing is stored.
  }
}
