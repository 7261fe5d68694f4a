import * as z from 'zod'
import type { Email, OrgId } from '#src/lib/guest.ts'

/** What a request is about, as far as its address and body tell. */
export type Target = {
  method: string
  /** Without the `/api` prefix and the query, still encoded. */
  path: string
  query: Readonly<Record<string, string>>
  org: OrgId | null
  /** Of the guest in the path, or of the one to be created. */
  email: Email | null
}

const WithEmail = z.object({ email: z.string() })

/** Reads a request's target; `body` is the parsed one. */
export function targetOf(method: string, url: URL, body: unknown): Target {
  const path = url.pathname.replace(/^\/api(?=\/)/, '')
  const [, root, org, , email] = path.split('/')
  const created = WithEmail.safeParse(body)
  return {
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    org: root === 'organizations' && org !== undefined ? decoded(org) : null,
    email: email !== undefined ? decoded(email) : created.success ? created.data.email : null,
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
