import { createApi } from '#src/api/createApi.ts'
import { sessionOf } from '#src/api/http/network.fixture.ts'
import { type Clock, sleep } from '#src/browser/clock.ts'
import { createChanges } from '#src/changes/createChanges.ts'
import { createMemoryLogStorage, noOtherTabs } from '#src/changes/log/logStorage.fixture.ts'
import { QueryClient } from '@tanstack/react-query'
import { createRuns } from '#src/runs/createRuns.ts'
import { createFallbackJournal } from '#src/runs/journal/fallbackJournal.ts'
import { createMemoryJournal } from '#src/runs/journal/memoryJournal.ts'
import type { OrgRuns, StartResult } from '#src/runs/orgRuns.ts'
import { planRun } from '#src/runs/plan.ts'
import { type RunRecord, openCount, rowCount } from '#src/runs/runContract.ts'
import type { RunMessage } from '#src/runs/runsDeps.ts'
import type { ServedSandbox } from '#src/sandbox/serve.ts'
import { ModelTab, createModelChannels, createModelLocks } from './modelTab.ts'
import { type SoakNotes, checkSoak } from './soakChecks.ts'
import {
  chance,
  fastClock,
  runMembers,
  serveUnreliableSandbox,
  soakEmails,
  soakOrg,
  writeAsOthers,
} from './soakSandbox.ts'

export type SoakOptions = {
  guests: number
  /** How often the page of the run is reloaded, at random instants. */
  restarts: number
  seed: number
  /** How much faster than real time everything runs. */
  speed: number
  print: (line: string) => void
}

/**
 * A run over many guests against a sandbox over HTTP that limits, fails and drops writes, while others write and the page
 * is reloaded; then its undo. Prints the figures. Returns what is wrong by the sandbox's own log; empty: nothing.
 */
export async function soak(options: SoakOptions): Promise<readonly string[]> {
  const { guests, seed, print } = options
  const clock = fastClock(options.speed)
  const emails = soakEmails(guests)
  const sandbox = await serveUnreliableSandbox(clock, seed)
  const browser = new SoakBrowser(sandbox, clock, options)
  const stopOthers = writeAsOthers(sandbox, emails, clock, seed)
  try {
    const plan = await browser.plan(emails)
    print(`${plan.counts.change} of ${guests} guests change`)
    const run = await browser.complete((runs) => runs.start(plan), options.restarts)
    const afterRun = {
      writes: sandbox.control.log.writes.length,
      requests: sandbox.control.log.requests.length,
    }
    const rows = await browser.rowsOf(run)
    const undo = await browser.complete((runs) => runs.undo(run.id), 0)
    return checkSoak({
      sandbox,
      notes: browser.notes,
      emails,
      afterRun,
      rows,
      undoneRows: await browser.rowsOf(run),
      undoRows: await browser.rowsOf(undo),
      print,
    })
  } finally {
    stopOthers()
    await sandbox.close()
  }
}

class SoakBrowser {
  readonly notes: SoakNotes = { reloads: 0, sent: [], maxAtOnce: 0 }
  readonly #sandbox: ServedSandbox
  readonly #clock: Clock
  readonly #options: SoakOptions
  readonly #journal = createMemoryJournal()
  readonly #locksOf = createModelLocks()
  readonly #channelOf = createModelChannels<RunMessage>()
  #front: { tab: ModelTab; runs: OrgRuns } | null = null
  #opened = 0

  constructor(sandbox: ServedSandbox, clock: Clock, options: SoakOptions) {
    this.#sandbox = sandbox
    this.#clock = clock
    this.#options = options
  }

  async plan(emails: readonly string[]) {
    const api = this.#createApi(new ModelTab(-1, this.#clock))
    const guests = []
    for (const email of emails) guests.push(await api.guests.get({ org: soakOrg, email }))
    const [to, from] = runMembers
    const change = { add: [to], remove: [from] }
    return planRun({ org: soakOrg, guests, change: { kind: 'rows' }, changeOf: () => change })
  }

  async rowsOf({ id }: RunRecord) {
    const run = await this.#journal.findRun(id)
    return run ? this.#journal.readRows(run, 0, rowCount(run.counts)) : []
  }

  /** Starts a run and resumes it until it is done; reloads the page so many times meanwhile. */
  async complete(start: (runs: OrgRuns) => Promise<StartResult>, restarts: number): Promise<RunRecord> {
    const known = new Set((await this.#journal.allRuns()).map(({ id }) => id))
    const { guests, seed } = this.#options
    const instants = Array.from(
      { length: restarts },
      (_one, index) => chance(seed, 50_000 + index) * guests * 0.95,
    )
    for (;;) {
      const run = (await this.#journal.allRuns()).find(({ id }) => !known.has(id))
      if (run?.state === 'done') return run
      const runs = await this.#frontRuns()
      const done = run ? rowCount(run.counts) - openCount(run.counts) : 0
      const due = instants.findIndex((rows) => rows <= done)
      if (!run) await start(runs)
      else if (run.state === 'paused') await runs.resume(run.id)
      else if (due >= 0 && done > 0) {
        instants.splice(due, 1)
        await sleep(this.#clock, chance(seed, 60_000 + due + done) * 1500)
        this.#closeFront()
      }
      await sleep(this.#clock, 300)
    }
  }

  #closeFront(): void {
    this.notes.reloads += 1
    this.#front?.tab.close()
    this.#front = null
  }

  async #frontRuns(): Promise<OrgRuns> {
    if (this.#front) return this.#front.runs
    const tab = new ModelTab(this.#opened++, this.#clock)
    const api = this.#createApi(tab)
    const locks = this.#locksOf(tab)
    const deps = { clock: tab.clock, random: Math.random, reportError: rethrow }
    const changes = createChanges({
      ...deps,
      api,
      queryClient: new QueryClient(),
      lock: locks.lock,
      logStorage: createMemoryLogStorage(),
      channel: noOtherTabs,
    })
    const runs = createRuns({
      ...deps,
      changeInRun: changes.changeInRun,
      session: api.session,
      pausedUntil: api.rateLimiter.pausedUntil,
      journal: createFallbackJournal(this.#journal),
      lock: locks,
      channel: this.#channelOf(tab),
    }).of(soakOrg)
    runs.state.subscribe(() => undefined)
    this.#front = { tab, runs }
    await sleep(this.#clock, 300)
    return runs
  }

  /** The API layer of a page, straight to the sandbox. A closed page sends and receives nothing. */
  #createApi(tab: ModelTab) {
    let onWay = 0
    const send = async (path: string, init: RequestInit): Promise<Response> => {
      onWay += 1
      this.notes.maxAtOnce = Math.max(this.notes.maxAtOnce, onWay)
      const headers = new Headers(init.headers)
      headers.set('Authorization', 'Bearer sandbox')
      headers.set('X-Tallyfy-Client', 'APIClient')
      const at = this.#clock.now()
      try {
        const answer = await fetch(`${this.#sandbox.url}${path}`, { ...init, headers })
        this.notes.sent.push({ tab, at, answeredAt: this.#clock.now(), status: answer.status })
        return answer
      } finally {
        onWay -= 1
      }
    }
    const api = createApi({
      fetch: (path, init) => tab.whileOpen(tab.isAlive ? send(path, init) : new Promise(() => undefined)),
      clock: tab.clock,
      random: Math.random,
      isOnline: () => true,
      reportError: rethrow,
    })
    api.session.signedInAgain(sessionOf('s1'))
    return api
  }
}

function rethrow(error: unknown): void {
  throw error
}
