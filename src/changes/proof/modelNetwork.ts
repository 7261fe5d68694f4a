import type { AssociatedMembers, Email, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { ChangeDeps } from '#src/changes/changeRequest.ts'
import { toGuest } from '#src/api/guests/wireGuest.ts'
import type { ModelServer } from './modelServer.ts'
import type { Fault, GuestNumber, Plan } from './plan.ts'
import type { VirtualTime } from './virtualTime.ts'

/** What a save sent; `at`: when the server looked (get), when it left the browser (put). */
export type Call =
  | { kind: 'get'; at: number; guest: GuestNumber; saw: Sight }
  | { kind: 'put'; at: number; guest: GuestNumber; body: readonly MemberId[]; turnedAway: boolean }

/** What a read got to see: a list, `null`, something unusable, or no answer. */
export type Sight = readonly MemberId[] | 'null' | 'unusable' | 'nothing'

/** The end of the line that belongs to save number `by`. */
export type Line = { by: number; calls: Call[]; known: readonly MemberId[]; confirmed: boolean }

/** The ids somebody knows who knew `known` and then made these calls. */
export function knownAfter(calls: readonly Call[], known: readonly MemberId[]): readonly MemberId[] {
  for (const call of calls.toReversed()) {
    if (call.kind === 'put') {
      if (!call.turnedAway) return call.body
    } else if (typeof call.saw !== 'string') {
      return call.saw
    }
  }
  return known
}

export const emails = ['Chloe+tallyfy@ebene.fr', 'eunji.kim@hanok.kr'] as const
const anyGuest = toGuest({ email: emails[0], stats: undefined })
const timeout = 30_000

/** The line between our saves and the server, as bad as the plan says. */
export class ModelNetwork {
  readonly #plan: Plan
  readonly #server: ModelServer
  readonly #time: VirtualTime
  #sent = 0

  constructor(plan: Plan, server: ModelServer, time: VirtualTime) {
    this.#plan = plan
    this.#server = server
    this.#time = time
  }

  /** The two calls as a save makes them; what it does is noted in its `calls`. */
  connect(line: Line): Pick<ChangeDeps, 'getGuest' | 'putMembers'> {
    return {
      getGuest: (_org, email) => this.#get(numberOf(email), line),
      putMembers: (_org, email, ids) => this.#put(numberOf(email), ids, line),
    }
  }

  async #get(guest: GuestNumber, { calls, known, confirmed }: Line): Promise<Guest> {
    const { fault: planned, delay } = this.#next()
    await this.#time.sleep(delay)
    const at = this.#time.now()
    const saw = (what: Sight) => calls.push({ kind: 'get', at, guest, saw: what })
    const list = this.#server.listOf(guest)
    // A null for somebody's list cannot be seen through where no ids were known, or the person takes it for the truth.
    const isLie = list.length > 0 && (confirmed || knownAfter(calls, known).length === 0)
    const fault = planned === 'null' && isLie ? 'none' : planned
    try {
      const answer = await this.#answer(fault, guest, list, delay)
      if (fault === 'null') saw('null')
      else saw(answer.associatedMembers.known && fault !== 'wrong guest' ? list : 'unusable')
      return answer
    } catch (thrown) {
      saw(fault === 'wrong guest told' ? 'unusable' : 'nothing')
      throw thrown
    }
  }

  async #put(guest: GuestNumber, body: readonly MemberId[], { by, calls }: Line): Promise<Guest> {
    const { fault, delay } = this.#next()
    calls.push({ kind: 'put', at: this.#time.now(), guest, body, turnedAway: turnedAway.has(fault) })
    await this.#time.sleep(delay)
    const before = this.#server.listOf(guest)
    if (isCarriedOut(fault, delay)) this.#server.put(guest, by, body)
    if (fault === 'applied late') {
      void this.#time.sleep(timeout + delay * 300).then(() => this.#server.put(guest, by, body))
    }
    return this.#answer(fault, guest, fault === 'stale' ? before : this.#server.listOf(guest), delay)
  }

  async #answer(fault: Fault, guest: GuestNumber, list: readonly MemberId[], delay: number): Promise<Guest> {
    const isSlow = fault === 'request lost' || fault === 'answer lost' || fault === 'applied late'
    await this.#time.sleep(isSlow ? timeout : delay)
    const failure = failures[fault]
    if (failure) throw failure
    const email = emails[fault === 'wrong guest' ? otherThan(guest) : guest].toLowerCase()
    return guestWith(email, membersAs(fault, list))
  }

  #next(): { fault: Fault; delay: number } {
    const { faults, delays } = this.#plan
    const fault = faults[this.#sent] ?? 'none'
    const delay = delays[this.#sent % delays.length] ?? 0
    this.#sent += 1
    return { fault, delay }
  }
}

/** A guest who is nothing but an email and a list. */
export function guestWith(email: Email, associatedMembers: AssociatedMembers): Guest {
  return { ...anyGuest, email, associatedMembers }
}

function membersAs(fault: Fault, list: readonly MemberId[]): AssociatedMembers {
  if (fault === 'malformed') return { known: false, reason: 'unreadable' }
  if (fault === 'absent') return { known: false, reason: 'absent' }
  return fault === 'null' ? { known: true, ids: [], from: 'null' } : { known: true, ids: list }
}

const turnedAway: ReadonlySet<Fault> = new Set([
  '429',
  '429 for a second',
  '429 for long',
  '401',
  '403',
  '404',
])

/** A 503 and a line that broke say nothing about it: now so, now so. */
function isCarriedOut(fault: Fault, delay: number): boolean {
  if (fault === '503' || fault === 'offline') return delay % 2 === 1
  return !turnedAway.has(fault) && fault !== 'request lost' && fault !== 'applied late'
}

function refusal(status: number, code: string, retryAfter: number | null = null): ApiError {
  return new ApiError({ status, code, message: code, source: 'tallyfy', retryAfter })
}

const failures: Partial<Record<Fault, ApiError>> = {
  'request lost': refusal(0, 'UNANSWERED'),
  'answer lost': refusal(0, 'UNANSWERED'),
  'applied then 500': refusal(500, 'HTTP_500'),
  'applied late': refusal(504, 'TALLYFY_TIMEOUT'),
  '429': refusal(429, 'RATE_LIMIT_EXCEEDED'),
  '429 for a second': refusal(429, 'RATE_LIMIT_EXCEEDED', 1000),
  '429 for long': refusal(429, 'RATE_LIMIT_EXCEEDED', 45_000),
  '503': refusal(503, 'HTTP_503'),
  'wrong guest told': refusal(200, 'WRONG_GUEST'),
  truncated: refusal(200, 'UNREADABLE'),
  '401': refusal(401, 'HTTP_401'),
  '403': refusal(403, 'HTTP_403'),
  '404': refusal(404, 'RESOURCE_NOT_FOUND'),
  offline: refusal(0, 'OFFLINE'),
}

function numberOf(email: string): GuestNumber {
  return email === emails[0] ? 0 : 1
}

function otherThan(guest: GuestNumber): GuestNumber {
  return guest === 0 ? 1 : 0
}
