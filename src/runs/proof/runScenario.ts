import { sessionOf } from '#src/api/http/network.fixture.ts'
import type { ChangeDeps } from '#src/changes/changeContract.ts'
import { changeMembers } from '#src/changes/changeMembers.ts'
import { type VirtualTime, createVirtualTime } from '#src/changes/proof/virtualTime.ts'
import { applyChange, isEmpty, sortedUnique } from '#src/lib/memberChange.ts'
import { type Runs, createRuns } from '#src/runs/createRuns.ts'
import { createFallbackJournal } from '#src/runs/journal/fallbackJournal.ts'
import { createMemoryJournal } from '#src/runs/journal/memoryJournal.ts'
import type { RunJournal } from '#src/runs/journal/runJournal.ts'
import type { OrgRuns, StartResult } from '#src/runs/orgRuns.ts'
import type { PlanRow } from '#src/runs/plan.ts'
import type { RowRecord, RunId, RunRecord } from '#src/runs/runContract.ts'
import type { RunMessage } from '#src/runs/runsDeps.ts'
import { ModelOrganization, emailOf } from './modelOrganization.ts'
import { ModelTab, crashingJournal, createModelChannels, createModelLocks } from './modelTab.ts'
import type { Scenario } from './scenario.ts'

/** What a seeded bug replaces. */
export type RunsVariant = {
  journal?: (journal: RunJournal) => RunJournal
  change?: typeof changeMembers
}

/** A run and its undo as they ended, with all that the server did. */
export type RunHistory = {
  scenario: Scenario
  server: ModelOrganization
  run: Ended
  /** How many of the server's events were there before the undo began. */
  eventsBeforeUndo: number
  /** Null: there was nothing to undo. */
  undo: Ended | null
  /** The errors that were reported. */
  reported: readonly unknown[]
}
export type Ended = { run: RunRecord; rows: readonly RowRecord[] }

/** The most that a user resumes a run; more means that it makes no progress. */
const maxChecks = 3000
const checkEveryMs = 2000
const org = 'o1'

/** Executes a scenario in virtual time: the run to its end, through every crash and pause, then its undo. */
export async function runScenario(scenario: Scenario, variant: RunsVariant = {}): Promise<RunHistory> {
  const time = createVirtualTime()
  const browser = new ModelBrowser(scenario, time, variant)
  for (const step of scenario.foreign) {
    time.clock.later(() => browser.server.changeByOther(step), step.at)
  }
  let history: RunHistory | Error | null = null
  void browser.perform().then(
    (done) => (history = done),
    (error: unknown) => (history = error instanceof Error ? error : new Error(String(error))),
  )
  await time.run()
  return historyOf(history)
}

function historyOf(result: RunHistory | Error | null): RunHistory {
  if (result instanceof Error) throw result
  if (result === null) throw new Error('the run does not end')
  return result
}

class ModelBrowser {
  readonly server: ModelOrganization
  readonly #scenario: Scenario
  readonly #time: VirtualTime
  readonly #variant: RunsVariant
  readonly #journal = createMemoryJournal()
  readonly #locksOf = createModelLocks()
  readonly #channelOf = createModelChannels<RunMessage>()
  readonly #reported: unknown[] = []
  readonly #pauses: number[]
  #tabs: { tab: ModelTab; runs: OrgRuns }[] = []
  #opened = 0

  constructor(scenario: Scenario, time: VirtualTime, variant: RunsVariant) {
    this.server = new ModelOrganization(scenario, time)
    this.#scenario = scenario
    this.#time = time
    this.#variant = variant
    this.#pauses = scenario.pauses.toSorted((one, other) => one - other)
  }

  async perform(): Promise<RunHistory> {
    if (this.#scenario.hasWatcher) this.#open()
    const run = await this.#complete((runs) => runs.start({ change: { kind: 'rows' }, rows: this.#plan() }))
    if (!run) throw new Error('the run did not start')
    const eventsBeforeUndo = this.server.events.length
    const hasChanged = run.rows.some(({ applied }) => !isEmpty(applied))
    const undo = hasChanged ? await this.#complete((runs) => runs.undo(run.run.id)) : null
    // As it is after the undo: some of its rows are undone.
    const after = await this.#ended(run.run.id)
    const { server } = this
    return {
      scenario: this.#scenario,
      server,
      run: { run: run.run, rows: after.rows },
      eventsBeforeUndo,
      undo,
      reported: this.#reported,
    }
  }

  #plan(): PlanRow[] {
    return this.#scenario.guests.map(({ list, change }, guest) => {
      const before = sortedUnique(list)
      const after = applyChange(before, change)
      const verdict = after.length === 0 ? 'no-members' : 'change'
      return { guest: { org, email: emailOf(guest) }, title: '', change, before, after, verdict }
    })
  }

  /** Starts a run and does what a user does until it is done: opens a new tab after a crash, resumes after a pause. */
  async #complete(start: (runs: OrgRuns) => Promise<StartResult>): Promise<Ended | null> {
    const known = new Set((await this.#journal.allRuns()).map(({ id }) => id))
    for (let checks = 0; checks < maxChecks; checks += 1) {
      const run = (await this.#journal.allRuns()).find(({ id }) => !known.has(id))
      if (run?.state === 'done') return this.#ended(run.id)
      const { runs, isNew } = this.#frontTab()
      if (isNew) await this.#time.sleep(10)
      if (!run) void start(runs)
      else if (run.state === 'paused') void runs.resume(run.id)
      else if (this.#isPauseDue()) runs.pause(run.id)
      await this.#time.sleep(checkEveryMs)
    }
    return null
  }

  #isPauseDue(): boolean {
    const isDue = (this.#pauses[0] ?? Infinity) <= this.#time.clock.now()
    if (isDue) this.#pauses.shift()
    return isDue
  }

  async #ended(id: RunId): Promise<Ended> {
    const run = await this.#journal.findRun(id)
    if (!run) throw new Error('the run is gone')
    return { run, rows: await this.#journal.readRows(run, 0, 1000) }
  }

  /** The first tab that is open; a new one when all are closed. */
  #frontTab(): { runs: OrgRuns; isNew: boolean } {
    this.#tabs = this.#tabs.filter(({ tab }) => tab.isAlive)
    const front = this.#tabs.at(-1)
    return front ? { runs: front.runs, isNew: false } : { runs: this.#open(), isNew: true }
  }

  #open(): OrgRuns {
    const tab = new ModelTab(this.#opened, this.#time.clock)
    const crash = this.#scenario.crashes[this.#opened] ?? null
    this.#opened += 1
    const limiter = this.server.createLimiter(tab)
    const locks = this.#locksOf(tab)
    const deps: ChangeDeps = {
      ...this.server.connect(tab, limiter),
      waitUntilClear: (wait) => tab.whileOpen(limiter.waitUntilClear(wait)),
      lock: locks.lock,
      appendingOrgs: new Set(),
      sleep: (ms) => tab.whileOpen(this.#time.sleep(ms)),
      now: this.#time.clock.now,
      random: this.server.random,
      reportError: (error) => this.#reported.push(error),
    }
    const change = this.#variant.change ?? changeMembers
    const adaptJournal = this.#variant.journal ?? ((journal) => journal)
    const runs: Runs = createRuns({
      changeInRun: (request, _session, adapt) => change(request, adapt(deps)),
      session: { current: () => sessionOf('s1'), onUserChange: () => () => undefined },
      pausedUntil: limiter.pausedUntil,
      journal: createFallbackJournal(adaptJournal(crashingJournal(this.#journal, tab, crash))),
      lock: locks,
      channel: this.#channelOf(tab),
      clock: tab.clock,
      random: this.server.random,
      reportError: (error) => this.#reported.push(error),
    })
    const orgRuns = runs.of(org)
    orgRuns.state.subscribe(() => undefined)
    this.#tabs.push({ tab, runs: orgRuns })
    return orgRuns
  }
}
