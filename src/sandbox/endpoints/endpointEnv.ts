import type { Hono } from 'hono'
import type { MemberId } from '#src/lib/member.ts'
import type { BaseOrganization } from '#src/sandbox/data/base.ts'
import type { GuestStore } from '#src/sandbox/data/guestStore.ts'
import type { World } from '#src/sandbox/sandboxState.ts'

/** What each request brings along. */
export type ApiEnv = {
  Bindings: {
    world: World
    /** The parsed body; `not JSON` when it is none, undefined without one. */
    body: { json: unknown } | 'not JSON' | undefined
    /** Number of the request in the log. */
    request: number
    /** An update adds to the list (a script asked for it). */
    append: boolean
  }
  Variables: { userId: MemberId; organization: BaseOrganization; store: GuestStore }
}

export type Api = Hono<ApiEnv>
