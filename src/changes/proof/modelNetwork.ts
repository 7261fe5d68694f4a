import { type RateLimiter, createRateLimiter } from '#src/api/http/rateLimiter.ts'
import { toGuest } from '#src/api/guests/wireGuest.ts'
import type { ChangeDeps } from '#src/changes/changeContract.ts'
import type { AssociatedMembers, Email, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type Fault, errors, isCarriedOut, refusal, rejected } from './faults.ts'
import type { ModelServer } from './modelServer.ts'
import type { GuestNumber, Plan } from './plan.ts'
import type { VirtualTime } from './virtualTime.ts'

/** What a save sent; `at`: when the server read the list (get), when the request left the browser (put). */
export type Call = { at: number; guest: GuestNumber; crashed: boolean } & (
  | { kind: 'get'; saw: Seen }
  | { kind: 'put'; body: readonly MemberId[]; rejected: boolean }
)

/** What a read received: a list, `null`, something unusable, or no answer. */
export type Seen = readonly MemberId[] | 'null' | 'unusable' | 'nothing'

/** Save number `by`, what it has sent so far, and the ids its tab knew before. */
export type Line = { by: number; calls: Call[]; known: readonly MemberId[]; limiter: RateLimiter }

/** The checks that the API layer does on every answer; a seeded bug skips one. */
export type Check = 'same-guest' | 'unexpected-null'

/** What a server answers, before anything is checked. */
type Answer = { email: Email; members: readonly MemberId[] | 'null' | 'malformed' | 'absent' }

/** The ids that a tab knows which knew `known` and then made these calls. */
export function knownAfter(calls: readonly Call[], known: readonly MemberId[]): readonly MemberId[] {
  for (const call of calls.toReversed()) {
    if (call.kind === 'put') {
      if (!call.rejected) return call.body
    } else if (typeof call.saw !== 'string') {
      return call.saw
    }
  }
  return known
}

export const emails = ['Chloe+tallyfy@ebene.fr', 'eunji.kim@hanok.kr'] as const
const anyGuest = toGuest({ email: emails[0], stats: undefined })
const timeoutMs = 30_000

/** The network between our saves and the server, with the faults of the plan. */
export class ModelNetwork {
  readonly #plan: Plan
  readonly #server: ModelServer
  readonly #time: VirtualTime
  #sent = 0
  #randomCalls = 0

  constructor(plan: Plan, server: ModelServer, time: VirtualTime) {
    this.#plan = plan
    this.#server = server
    this.#time = time
  }

  /** The next of the plan's random numbers. */
  readonly random = (): number => this.#plan.chances[this.#randomCalls++ % this.#plan.chances.length] ?? 0

  /** The real rate limiter, on virtual time. */
  createLimiter(): RateLimiter {
    return createRateLimiter({ clock: this.#time.clock, random: this.random })
  }

  /** The two calls as a save makes them, with the checks of the API layer; each is noted in the line's `calls`. */
  connect(line: Line, skipped?: Check): Pick<ChangeDeps, 'getGuest' | 'replaceMembers'> {
    const run = (task: () => Promise<Guest>) => line.limiter.run('interactive', task, { maxWaitMs: 0 })
    return {
      getGuest: ({ email }) => run(() => this.#get(email, line, skipped)),
      replaceMembers: ({ email }, ids) => run(() => this.#put(email, ids, line, skipped)),
    }
  }

  async #get(email: Email, { calls, known }: Line, skipped: Check | undefined): Promise<Guest> {
    const guest = numberOf(email)
    const { fault: planned, delay } = this.#next()
    await this.#time.sleep(delay)
    const at = this.#time.clock.now()
    const list = this.#server.listOf(guest)
    const last = knownAfter(calls, known)
    // Where no ids were known, or the user accepted the empty list, a null in place of a list cannot be detected.
    const fault = planned === 'null' && list.length > 0 && last.length === 0 ? 'none' : planned
    const note = (saw: Seen) => calls.push({ kind: 'get', at, guest, saw, crashed: fault === 'crash' })
    let answer: Answer
    try {
      answer = await this.#answer(fault, guest, list, delay)
    } catch (error) {
      note('nothing')
      throw error
    }
    const isList = typeof answer.members !== 'string' && fault !== 'wrong-guest'
    note(fault === 'null' ? 'null' : isList ? list : 'unusable')
    const isNullExpected = last.length === 0 || skipped === 'unexpected-null'
    return accept(answer, email, isNullExpected ? null : last, skipped)
  }

  async #put(
    email: Email,
    body: readonly MemberId[],
    { by, calls }: Line,
    skipped: Check | undefined,
  ): Promise<Guest> {
    const guest = numberOf(email)
    const { fault, delay } = this.#next()
    const at = this.#time.clock.now()
    calls.push({ kind: 'put', at, guest, body, rejected: rejected.has(fault), crashed: fault === 'crash' })
    await this.#time.sleep(delay)
    const before = this.#server.listOf(guest)
    if (isCarriedOut(fault, delay)) this.#server.put(guest, by, body)
    if (fault === 'applied-late') {
      this.#time.clock.later(() => this.#server.put(guest, by, body), timeoutMs + delay * 300)
    }
    const list = fault === 'stale' ? before : this.#server.listOf(guest)
    // After a write null says nothing, whatever was sent.
    return accept(await this.#answer(fault, guest, list, delay), email, body, skipped)
  }

  async #answer(fault: Fault, guest: GuestNumber, list: readonly MemberId[], delay: number): Promise<Answer> {
    const isSlow = fault === 'request-lost' || fault === 'answer-lost' || fault === 'applied-late'
    await this.#time.sleep(isSlow ? timeoutMs : delay)
    if (fault === 'crash') throw new TypeError('a bug of ours')
    const error = errors[fault]
    if (error) throw error
    const email = emails[fault === 'wrong-guest' ? otherThan(guest) : guest].toLowerCase()
    const isNoList = fault === 'null' || fault === 'malformed' || fault === 'absent'
    return { email, members: isNoList ? fault : list }
  }

  #next(): { fault: Fault; delay: number } {
    const { faults, delays } = this.#plan
    const fault = faults[this.#sent] ?? 'none'
    const delay = delays[this.#sent % delays.length] ?? 0
    this.#sent += 1
    return { fault, delay }
  }
}

/** A guest with an email and a list, all else empty. */
export function guestWith(email: Email, associatedMembers: AssociatedMembers): Guest {
  return { ...anyGuest, email, associatedMembers }
}

/** Checks an answer as the API layer does. `last`: the ids that make a null unexpected; null: it means an empty list. */
function accept(
  { email: answered, members }: Answer,
  email: Email,
  last: readonly MemberId[] | null,
  skipped: Check | undefined,
): Guest {
  if (answered !== email.toLowerCase() && skipped !== 'same-guest') {
    throw refusal(200, 'wrong-guest')
  }
  if (members === 'absent') return guestWith(email, { known: false, reason: 'absent' })
  if (members === 'malformed') return guestWith(email, { known: false, reason: 'unreadable' })
  if (members !== 'null') return guestWith(email, { known: true, ids: members })
  if (last === null) return guestWith(email, { known: true, ids: [] })
  return guestWith(email, { known: false, reason: 'unexpected-null', last })
}

function numberOf(email: Email): GuestNumber {
  return email === emails[0] ? 0 : 1
}

function otherThan(guest: GuestNumber): GuestNumber {
  return guest === 0 ? 1 : 0
}
