import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberList } from '#src/sandbox/data/wireGuest.ts'

/** One request as it arrived. */
export type LoggedRequest = {
  /** Counted from 1 since the sandbox was made or reset. */
  number: number
  /** Epoch ms. */
  at: number
  method: string
  /** As sent, still encoded, with the `/api` prefix if there was one; no query. */
  path: string
  query: Readonly<Record<string, string>>
  /** All headers, names in lower case. */
  headers: Readonly<Record<string, string>>
  /** The parsed JSON; the text when it is not JSON; null without a body. */
  body: unknown
  /** Status of the answer; null before it is sent, and after a dropped connection. */
  status: number | null
}

/** One write that took effect. `before` and `after` are null when nothing was ever written, or without a guest. */
export type AppliedWrite = {
  at: number
  method: 'PUT' | 'POST' | 'DELETE'
  org: OrgId
  email: Email
  /** The user of the token; `other-user` for a write that a rule or a test made. */
  user: MemberId | 'other-user'
  before: MemberList
  after: MemberList
  /** Number of the request; null for `other-user`. */
  request: number | null
}

/** All requests and writes of a sandbox, oldest first. */
export type SandboxLog = { requests: readonly LoggedRequest[]; writes: readonly AppliedWrite[] }

/** Records requests and writes. With `keep: false` it records nothing: a session's sandbox would grow for ever. */
export class RequestLog implements SandboxLog {
  readonly #keep: boolean
  #number = 0
  requests: LoggedRequest[] = []
  writes: AppliedWrite[] = []

  constructor(keep: boolean) {
    this.#keep = keep
  }

  /** Records a request and numbers it. The caller sets its status when it answers. */
  addRequest(request: Omit<LoggedRequest, 'number' | 'status'>): LoggedRequest {
    this.#number += 1
    const logged = { ...request, number: this.#number, status: null }
    if (this.#keep) this.requests.push(logged)
    return logged
  }

  /** Records a write. */
  addWrite(write: AppliedWrite): void {
    if (this.#keep) this.writes.push(write)
  }

  /** Drops all records; numbers begin at 1 again. */
  clear(): void {
    this.#number = 0
    this.requests = []
    this.writes = []
  }
}
