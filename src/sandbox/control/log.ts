import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberList } from '#src/sandbox/data/wireGuest.ts'

/** One request as it arrived, before anything was done about it. */
export type LoggedRequest = {
  /** 1 for the first since the sandbox was made or reset. */
  number: number
  /** Milliseconds since the epoch. */
  at: number
  method: string
  /** As sent, still encoded, with the `/api` prefix if there was one; no query. */
  path: string
  query: Readonly<Record<string, string>>
  /** All of them, names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Parsed when it is JSON, the text when it is not, null without a body. */
  body: unknown
  /** What it was answered with; null while it waits, or when its connection was dropped. */
  status: number | null
}

/** One write that took effect. A guest's list is null while nobody ever wrote one, and when there is no guest. */
export type AppliedWrite = {
  at: number
  method: 'PUT' | 'POST' | 'DELETE'
  org: OrgId
  email: Email
  /** Whose token; `someone else` for what the script or a test did. */
  user: MemberId | 'someone else'
  before: MemberList
  after: MemberList
  /** Number of the request that did it; null for `someone else`. */
  request: number | null
}

/** What happened to a sandbox, oldest first. */
export type SandboxLog = { requests: readonly LoggedRequest[]; writes: readonly AppliedWrite[] }

/** Keeps the log; `keep: false` keeps nothing, for a sandbox that lives as long as a session. */
export class LogBook implements SandboxLog {
  readonly #keep: boolean
  #number = 0
  requests: LoggedRequest[] = []
  writes: AppliedWrite[] = []

  constructor(keep: boolean) {
    this.#keep = keep
  }

  /** Notes a request and numbers it; its status is filled in by whoever answers. */
  request(request: Omit<LoggedRequest, 'number' | 'status'>): LoggedRequest {
    this.#number += 1
    const logged = { ...request, number: this.#number, status: null }
    if (this.#keep) this.requests.push(logged)
    return logged
  }

  write(write: AppliedWrite): void {
    if (this.#keep) this.writes.push(write)
  }

  clear(): void {
    this.#number = 0
    this.requests = []
    this.writes = []
  }
}
