import type { ChangeOutcome } from '#src/changes/changeOutcome.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, common, invert, isEmpty, without } from '#src/lib/memberChange.ts'
import { changeMembers } from '#src/changes/changeMembers.ts'
import type { ChangeDeps, ChangeRequest } from '#src/changes/changeRequest.ts'
import { oneAtATime } from '#src/browser/locks.ts'
import { type Call, type Line, ModelNetwork, emails, knownAfter } from './modelNetwork.ts'
import { type AppliedWrite, ModelServer } from './modelServer.ts'
import type { GuestNumber, Moment, Plan, Tab } from './plan.ts'
import { type VirtualTime, createVirtualTime } from './virtualTime.ts'

/** One save from the first to the last instant. `asked`: what the person asked for, whatever was made of it. */
export type SaveRecord = {
  id: number
  tab: Tab
  guest: GuestNumber
  asked: MemberChange
  confirmed: boolean
  known: readonly MemberId[]
  startedAt: number
  endedAt: number
  outcome: ChangeOutcome
  calls: readonly Call[]
  /** What it waited for a server that said slow down (since the person last signed in), ms. */
  waited: number
}

export type History = { plan: Plan; log: readonly AppliedWrite[]; saves: readonly SaveRecord[] }

/** What a seeded bug may reach for: the frozen base and the live cache of the tab. */
export type Desk = { base: readonly MemberId[]; cache: readonly MemberId[] }

/** The genuine algorithm, or one with a bug built in. */
export type Variant = (request: ChangeRequest, deps: ChangeDeps, desk: Desk) => Promise<ChangeOutcome>

const genuine: Variant = (request, deps) => changeMembers(request, deps)

/** Plays a plan from beginning to end in virtual time. */
export async function play(plan: Plan, variant: Variant = genuine): Promise<History> {
  const time = createVirtualTime()
  const world = new World(plan, time, variant)
  for (const moment of plan.moments) void time.sleep(moment.at).then(() => world.live(moment))
  await time.run()
  return { plan, log: world.server.log, saves: world.saves }
}

class World {
  readonly server: ModelServer
  readonly saves: SaveRecord[] = []
  readonly #network: ModelNetwork
  readonly #plan: Plan
  readonly #time: VirtualTime
  readonly #variant: Variant
  readonly #locks = [oneAtATime(), oneAtATime()] as const
  readonly #appending = [new Set<string>(), new Set<string>(), new Set<string>()] as const
  readonly #desks = new Map<string, Desk>()
  #begun = 0
  #chance = 0

  constructor(plan: Plan, time: VirtualTime, variant: Variant) {
    this.server = new ModelServer(plan, time.now)
    this.#network = new ModelNetwork(plan, this.server, time)
    this.#plan = plan
    this.#time = time
    this.#variant = variant
    for (const tab of [0, 1, 2] as const) {
      for (const guest of [0, 1] as const) this.#open(tab, guest)
    }
  }

  async live(moment: Moment): Promise<void> {
    const { tab, guest } = moment
    switch (moment.kind) {
      case 'foreign':
        return this.server.change(guest, moment)
      case 'open':
        return this.#open(tab, guest)
      case 'refetch':
        return this.#remember(tab, guest, this.server.listOf(guest))
      case 'save': {
        const desk = this.#deskOf(tab, guest)
        return this.#save(tab, guest, toggledIn(desk.base, moment.toggled), moment.confirmed, desk.base)
      }
      case 'undo': {
        const done = this.saves.filter((one) => one.tab === tab && !isEmpty(appliedBy(one.outcome)))
        const last = done[moment.which % Math.max(1, done.length)]
        return last && this.#save(tab, last.guest, invert(appliedBy(last.outcome)), true)
      }
    }
  }

  async #save(
    tab: Tab,
    guest: GuestNumber,
    asked: MemberChange,
    confirmed: boolean,
    base?: readonly MemberId[],
  ) {
    const id = this.#begun++
    const calls: Call[] = []
    const startedAt = this.#time.now()
    const known = this.#deskOf(tab, guest).cache
    let waited = 0
    const deps = this.#depsOf(tab, { by: id, calls, known, confirmed }, (ms) => (waited += ms))
    const request: ChangeRequest = {
      org: 'o1',
      email: emails[guest],
      change: asked,
      known,
      confirmed: { empty: confirmed, nobody: confirmed },
      ...(base && { base }),
    }
    let outcome = await this.#variant(request, deps, this.#deskOf(tab, guest))
    if (outcome.kind === 'signed out') {
      await this.#time.sleep(2000)
      waited = 0
      outcome = await this.#variant(
        { ...request, known: knownAfter(calls, known), inDoubt: outcome.inDoubt },
        deps,
        this.#deskOf(tab, guest),
      )
    }
    if ('guest' in outcome && outcome.guest?.associatedMembers.known) {
      this.#remember(tab, guest, outcome.guest.associatedMembers.ids)
    }
    const endedAt = this.#time.now()
    this.saves.push({ id, tab, guest, asked, confirmed, known, startedAt, endedAt, outcome, calls, waited })
  }

  #depsOf(tab: Tab, line: Line, wait: (ms: number) => number): ChangeDeps {
    return {
      ...this.#network.connect(line),
      lock: this.#locks[tab === 2 ? 1 : 0],
      appending: this.#appending[tab],
      sleep: this.#time.sleep,
      now: this.#time.now,
      random: () => this.#plan.chances[this.#chance++ % this.#plan.chances.length] ?? 0,
      onStep: (step) => step.kind === 'waiting' && wait(step.until - this.#time.now()),
    }
  }

  #deskOf(tab: Tab, guest: GuestNumber): Desk {
    return this.#desks.get(`${tab} ${guest}`) ?? { base: [], cache: [] }
  }

  #open(tab: Tab, guest: GuestNumber): void {
    const ids = this.server.listOf(guest)
    this.#desks.set(`${tab} ${guest}`, { base: ids, cache: ids })
  }

  #remember(tab: Tab, guest: GuestNumber, cache: readonly MemberId[]): void {
    this.#desks.set(`${tab} ${guest}`, { base: this.#deskOf(tab, guest).base, cache })
  }
}

function appliedBy(outcome: ChangeOutcome): MemberChange {
  return 'applied' in outcome ? outcome.applied : { add: [], remove: [] }
}

function toggledIn(base: readonly MemberId[], ids: readonly MemberId[]): MemberChange {
  return { add: without(ids, base), remove: common(ids, base) }
}
