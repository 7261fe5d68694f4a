import { type RateLimiter, createRateLimiter } from '#src/api/http/rateLimiter.ts'
import type { ChangeDeps } from '#src/changes/changeContract.ts'
import { type Fault, errors, isCarriedOut } from '#src/changes/proof/faults.ts'
import { guestWith } from '#src/changes/proof/modelNetwork.ts'
import type { VirtualTime } from '#src/changes/proof/virtualTime.ts'
import type { Email, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { applyChange, sortedUnique } from '#src/lib/memberChange.ts'
import type { ModelTab } from './modelTab.ts'
import type { Scenario } from './scenario.ts'

/** What the server did, in its order. `read`: the list that a tab was given. */
export type ServerEvent =
  | {
      kind: 'read' | 'write'
      guest: number
      tab: number
      list: readonly MemberId[]
      before: readonly MemberId[]
    }
  | { kind: 'foreign'; guest: number; before: readonly MemberId[]; list: readonly MemberId[] }

/** A request as it left. `until`: when a 429 that answered it allows the next one, ms. */
export type Sent = {
  tab: ModelTab
  kind: 'get' | 'put'
  guest: number
  at: number
  answeredAt: number
  until: number
}

const timeoutMs = 30_000
export const emailOf = (guest: number): Email => `guest${guest}@example.com`

/** Guests with lists that are replaced as a whole, behind a network with the scenario's faults. */
export class ModelOrganization {
  readonly events: ServerEvent[] = []
  readonly sent: Sent[] = []
  /** The most requests of one tab that were on their way at the same time. */
  maxAtOnce = 0
  readonly #scenario: Scenario
  readonly #time: VirtualTime
  readonly #lists: (readonly MemberId[])[]
  readonly #onWay = new Map<ModelTab, number>()
  #gets = 0
  #puts = 0
  #randoms = 0

  constructor(scenario: Scenario, time: VirtualTime) {
    this.#scenario = scenario
    this.#time = time
    this.#lists = scenario.guests.map(({ list }) => sortedUnique(list))
  }

  readonly random = (): number => this.#scenario.chances[this.#randoms++ % this.#scenario.chances.length] ?? 0

  createLimiter(tab: ModelTab): RateLimiter {
    return createRateLimiter({ clock: tab.clock, random: this.random })
  }

  listOf(guest: number): readonly MemberId[] {
    return this.#lists[guest] ?? []
  }

  /** Someone else's change, at once. */
  changeByOther({ guest, change }: Scenario['foreign'][number]): void {
    if (guest >= this.#lists.length) return
    const before = this.listOf(guest)
    const list = applyChange(before, change)
    this.#lists[guest] = list
    this.events.push({ kind: 'foreign', guest, before, list })
  }

  /** The two calls as the API layer of this tab makes them. */
  connect(tab: ModelTab, limiter: RateLimiter): Pick<ChangeDeps, 'getGuest' | 'replaceMembers'> {
    // A closed tab sends nothing, and receives nothing.
    const send = (task: () => Promise<Guest>) => tab.whileOpen(tab.isAlive ? task() : never)
    const run = (task: () => Promise<Guest>) => limiter.run('run', () => send(task), { maxWaitMs: 0 })
    return {
      getGuest: ({ email }) => run(() => this.#call(tab, email, null)),
      replaceMembers: ({ email }, ids) => run(() => this.#call(tab, email, ids)),
    }
  }

  async #call(tab: ModelTab, email: Email, body: readonly MemberId[] | null): Promise<Guest> {
    const guest = this.#lists.findIndex((_list, index) => emailOf(index) === email)
    const { fault, delay } = this.#next(body !== null)
    const now = this.#time.clock.now
    const sent: Sent = {
      tab,
      kind: body ? 'put' : 'get',
      guest,
      at: now(),
      answeredAt: Infinity,
      until: 0,
    }
    this.sent.push(sent)
    this.#count(tab, 1)
    await this.#time.sleep(delay)
    const before = this.listOf(guest)
    if (!body) this.events.push({ kind: 'read', guest, tab: tab.number, list: before, before })
    else if (isCarriedOut(fault, delay)) {
      this.#lists[guest] = sortedUnique(body)
      this.events.push({ kind: 'write', guest, tab: tab.number, list: this.listOf(guest), before })
    }
    const answer = guestWith(email, { known: true, ids: this.listOf(guest) })
    await this.#time.sleep(fault === 'request-lost' || fault === 'answer-lost' ? timeoutMs : delay)
    this.#count(tab, -1)
    sent.answeredAt = now()
    const error = errors[fault]
    if (!error) return answer
    sent.until = now() + (error.retryAfter ?? 0)
    throw error
  }

  #count(tab: ModelTab, more: number): void {
    const onWay = (this.#onWay.get(tab) ?? 0) + more
    this.#onWay.set(tab, onWay)
    this.maxAtOnce = Math.max(this.maxAtOnce, onWay)
  }

  #next(isWrite: boolean): { fault: Fault; delay: number } {
    const { writeFaults, readFaults, delays } = this.#scenario
    const fault = isWrite ? writeFaults[this.#puts++] : readFaults[this.#gets++]
    const delay = delays[(this.#puts + this.#gets) % delays.length] ?? 0
    return { fault: fault ?? 'none', delay }
  }
}

const never = new Promise<never>(() => undefined)
