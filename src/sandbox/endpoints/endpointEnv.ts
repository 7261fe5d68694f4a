import type { Hono } from 'hono'
import type { MemberId } from '#src/lib/member.ts'
import type { BaseOrganization } from '#src/sandbox/data/base.ts'
import type { GuestStore } from '#src/sandbox/data/guestStore.ts'
import type { SandboxState } from '#src/sandbox/sandboxState.ts'

/** What an endpoint gets with each request. */
export type EndpointEnv = {
  Bindings: {
    state: SandboxState
    /** The parsed body; undefined without one. */
    body: { json: unknown } | 'not-json' | undefined
    /** Number of the request in the log. */
    request: number
    /** Whether an update adds to the members instead of replacing them: a rule says so. */
    append: boolean
  }
  Variables: { userId: MemberId; organization: BaseOrganization; store: GuestStore }
}

/** The endpoints, as a Hono app. */
export type Endpoints = Hono<EndpointEnv>
