import type { AssociatedMembers, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { ApiError } from '#src/api/apiError.ts'
import type { ChangeDeps } from '#src/api/changeRequest.ts'
import { toGuest } from '#src/api/wireGuest.ts'
import type { ModelServer } from './modelServer.ts'
import type { Fault, GuestNumber, Plan } from './plan.ts'
import type { VirtualTime } from './virtualTime.ts'

/** What a save sent; `at`: when the server looked (get), when it left the browser (put). */
export type Call =
  | { kind: 'get'; at: number; guest: GuestNumber; saw: Sight }
  | { kind: 'put'; at: number; guest: GuestNumber; body: readonly MemberId[] }

/** What a read got to see: a list, `null`, something unusable, or no answer. */
export type Sight = readonly MemberId[] | 'null' | 'unusable' | 'nothing'

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

  /** The two calls as save number `by` makes them; what it does is noted in `calls`. */
  connect(by: number, calls: Call[]): Pick<ChangeDeps, 'getGuest' | 'putMembers'> {
    return {
      getGuest: (_org, email) => this.#get(numberOf(email), calls),
      putMembers: (_org, email, ids) => this.#put(numberOf(email), by, ids, calls),
    }
  }

  async #get(guest: GuestNumber, calls: Call[]): Promise<Guest> {
    const { fault, delay } = this.#next()
    await this.#time.sleep(delay)
    const at = this.#time.now()
    const saw = (what: Sight) => calls.push({ kind: 'get', at, guest, saw: what })
    const list = this.#server.listOf(guest)
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

  async #put(guest: GuestNumber, by: number, body: readonly MemberId[], calls: Call[]): Promise<Guest> {
    const { fault, delay } = this.#next()
    calls.push({ kind: 'put', at: this.#time.now(), guest, body })
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
    return { ...anyGuest, email, associatedMembers: membersAs(fault, list) }
  }

  #next(): { fault: Fault; delay: number } {
    const { faults, delays } = this.#plan
    const fault = faults[this.#sent] ?? 'none'
    const delay = delays[this.#sent % delays.length] ?? 0
    this.#sent += 1
    return { fault, delay }
  }
}

function membersAs(fault: Fault, list: readonly MemberId[]): AssociatedMembers {
  if (fault === 'malformed') return { known: false, reason: 'unreadable' }
  if (fault === 'absent') return { known: false, reason: 'absent' }
  return fault === 'null' ? { known: true, ids: [], from: 'null' } : { known: true, ids: list }
}

const notCarriedOut: ReadonlySet<Fault> = new Set([
  'request lost',
  'applied late',
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
  return !notCarriedOut.has(fault)
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
