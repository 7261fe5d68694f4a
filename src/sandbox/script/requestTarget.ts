import * as z from 'zod'
import type { Email, OrgId } from '#src/lib/guest.ts'

/** What a request is about, read from its URL and body. */
export type RequestTarget = {
  method: string
  /** Without the `/api` prefix and the query, still encoded. */
  path: string
  query: Readonly<Record<string, string>>
  org: OrgId | null
  /** Email of the guest in the path, or of the one to create. */
  email: Email | null
}

const WithEmail = z.object({ email: z.string() })

/** Reads what a request is about; `body` is the parsed JSON. */
export function readTarget(method: string, url: URL, body: unknown): RequestTarget {
  const path = url.pathname.replace(/^\/api(?=\/)/, '')
  const [, root, org, , email] = path.split('/')
  const created = WithEmail.safeParse(body)
  return {
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    org: root === 'organizations' && org !== undefined ? decodeSegment(org) : null,
    email: email !== undefined ? decodeSegment(email) : created.success ? created.data.email : null,
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
