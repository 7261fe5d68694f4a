import type { RateLimiter } from '#src/api/http/rateLimiter.ts'
import { createTabLock } from '#src/browser/locks.ts'
import { changeMembers } from '#src/changes/changeMembers.ts'
import type { ChangeOutcome, ChangeDeps, ChangeRequest, ChangeStep } from '#src/changes/changeContract.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, common, invert, isEmpty, noChange, without } from '#src/lib/memberChange.ts'
import { type Call, type Check, type Line, ModelNetwork, emails } from './modelNetwork.ts'
import { type AppliedWrite, ModelServer } from './modelServer.ts'
import type { GuestNumber, Plan, PlanStep, Tab } from './plan.ts'
import { type VirtualTime, createVirtualTime, createWaitTimer } from './virtualTime.ts'

/** One save from begin to end. `requested`: what the user wanted, whatever a seeded bug made of it. */
export type SaveRecord = {
  id: number
  tab: Tab
  guest: GuestNumber
  requested: MemberChange
  /** The ids its tab knew when it began; empty when the user had accepted an empty list. */
  known: readonly MemberId[]
  startedAt: number
  endedAt: number
  outcome: ChangeOutcome
  calls: readonly Call[]
  /** How long it waited for the rate limiter, since the last sign-in. */
  waitedMs: number
  /** How many exceptions it reported. */
  reported: number
}

export type History = { plan: Plan; log: readonly AppliedWrite[]; saves: readonly SaveRecord[] }

/** What a seeded bug can use: the frozen base and the cache of the tab, and the network without one of its checks. */
export type TabState = { base: readonly MemberId[]; cache: readonly MemberId[] }
type BugTools = TabState & { connect: (skipped: Check) => Pick<ChangeDeps, 'getGuest' | 'replaceMembers'> }

/** The real algorithm, or one with a seeded bug. */
export type Variant = (request: ChangeRequest, deps: ChangeDeps, tools: BugTools) => Promise<ChangeOutcome>

const real: Variant = (request, deps) => changeMembers(request, deps)

/** Runs a plan from begin to end in virtual time. */
export async function runPlan(plan: Plan, variant: Variant = real): Promise<History> {
  const time = createVirtualTime()
  const run = new PlanRun(plan, time, variant)
  for (const step of plan.steps) time.clock.later(() => void run.perform(step), step.at)
  await time.run()
  return { plan, log: run.server.log, saves: run.saves }
}

type SaveJob = {
  tab: Tab
  guest: GuestNumber
  requested: MemberChange
  confirmed: boolean
  known: readonly MemberId[]
  base?: readonly MemberId[]
}

class PlanRun {
  readonly server: ModelServer
  readonly saves: SaveRecord[] = []
  readonly #network: ModelNetwork
  readonly #time: VirtualTime
  readonly #variant: Variant
  readonly #locks = [createTabLock(), createTabLock()] as const
  readonly #appendingOrgs = [new Set<string>(), new Set<string>(), new Set<string>()] as const
  /** By tab; made when a tab first saves. */
  readonly #limiters = new Map<Tab, RateLimiter>()
  readonly #states = new Map<string, TabState>()
  #begun = 0

  constructor(plan: Plan, time: VirtualTime, variant: Variant) {
    this.server = new ModelServer(plan, time.clock.now)
    this.#network = new ModelNetwork(plan, this.server, time)
    this.#time = time
    this.#variant = variant
    for (const tab of [0, 1, 2] as const) {
      for (const guest of [0, 1] as const) this.#open(tab, guest)
    }
  }

  async perform(step: PlanStep): Promise<void> {
    const { tab, guest } = step
    switch (step.kind) {
      case 'foreign':
        return this.server.change(guest, step)
      case 'open':
        return this.#open(tab, guest)
      case 'refetch':
        return this.#setCache(tab, guest, this.server.listOf(guest))
      case 'save': {
        const { base, cache } = this.#stateOf(tab, guest)
        const { confirmed } = step
        const requested = toggledIn(base, step.toggled)
        return this.#save({ tab, guest, requested, confirmed, known: confirmed ? [] : cache, base })
      }
      case 'undo': {
        const done = this.saves.filter((one) => one.tab === tab && !isEmpty(appliedBy(one.outcome)))
        const last = done[step.which % Math.max(1, done.length)]
        if (!last) return
        const requested = invert(appliedBy(last.outcome))
        const known = this.#stateOf(tab, last.guest).cache
        return this.#save({ tab, guest: last.guest, requested, confirmed: true, known })
      }
    }
  }

  async #save({ tab, guest, requested, confirmed, known, base }: SaveJob): Promise<void> {
    const id = this.#begun++
    const calls: Call[] = []
    const line: Line = { by: id, calls, known, limiter: this.#limiterOf(tab) }
    const startedAt = this.#time.clock.now()
    const timer = createWaitTimer(this.#time.clock.now)
    let reported = 0
    const deps = this.#depsOf(tab, line, timer.onStep, () => (reported += 1))
    const request: ChangeRequest = {
      guest: { org: 'o1', email: emails[guest] },
      change: requested,
      confirmed,
      ...(base && { base }),
    }
    const tools = () => ({
      ...this.#stateOf(tab, guest),
      connect: (skipped: Check) => this.#network.connect(line, skipped),
    })
    let outcome = await this.#variant(request, deps, tools())
    if (outcome.kind === 'signed-out') {
      await this.#time.sleep(2000)
      timer.reset()
      outcome = await this.#variant({ ...request, inDoubt: outcome.inDoubt }, deps, tools())
    }
    if ('guest' in outcome && outcome.guest?.associatedMembers.known) {
      this.#setCache(tab, guest, outcome.guest.associatedMembers.ids)
    }
    const endedAt = this.#time.clock.now()
    const waitedMs = timer.waitedMs()
    const record = {
      id,
      tab,
      guest,
      requested,
      known,
      startedAt,
      endedAt,
      outcome,
      calls,
      waitedMs,
      reported,
    }
    this.saves.push(record)
  }

  #depsOf(tab: Tab, line: Line, onStep: (step: ChangeStep) => void, reportError: () => void): ChangeDeps {
    return {
      ...this.#network.connect(line),
      waitUntilClear: (wait) => line.limiter.waitUntilClear(wait),
      lock: this.#locks[tab === 2 ? 1 : 0],
      appendingOrgs: this.#appendingOrgs[tab],
      sleep: this.#time.sleep,
      now: this.#time.clock.now,
      random: this.#network.random,
      reportError,
      onStep,
    }
  }

  #limiterOf(tab: Tab): RateLimiter {
    const limiter = this.#limiters.get(tab) ?? this.#network.createLimiter()
    this.#limiters.set(tab, limiter)
    return limiter
  }

  #stateOf(tab: Tab, guest: GuestNumber): TabState {
    return this.#states.get(`${tab} ${guest}`) ?? { base: [], cache: [] }
  }

  #open(tab: Tab, guest: GuestNumber): void {
    const ids = this.server.listOf(guest)
    this.#states.set(`${tab} ${guest}`, { base: ids, cache: ids })
  }

  #setCache(tab: Tab, guest: GuestNumber, cache: readonly MemberId[]): void {
    this.#states.set(`${tab} ${guest}`, { base: this.#stateOf(tab, guest).base, cache })
  }
}

function appliedBy(outcome: ChangeOutcome): MemberChange {
  return 'applied' in outcome ? outcome.applied : noChange
}

function toggledIn(base: readonly MemberId[], ids: readonly MemberId[]): MemberChange {
  return { add: without(ids, base), remove: common(ids, base) }
}
