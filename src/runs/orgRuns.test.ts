import { beforeEach, describe, expect, test } from 'vitest'
import { sessionOf } from '#src/api/http/network.fixture.ts'
import type { Session } from '#src/api/session/session.ts'
import type { ChangeOutcome, ChangeRequest } from '#src/changes/changeContract.ts'
import { guestWith } from '#src/changes/proof/modelNetwork.ts'
import { failing } from '#src/changes/proof/scriptedDeps.ts'
import { type VirtualTime, createVirtualTime } from '#src/changes/proof/virtualTime.ts'
import { noChange } from '#src/lib/memberChange.ts'
import { type Runs, createRuns } from './createRuns.ts'
import { createFallbackJournal } from './journal/fallbackJournal.ts'
import { createMemoryJournal } from './journal/memoryJournal.ts'
import { needsConfirmation } from './newRun.ts'
import type { OrgRuns } from './orgRuns.ts'
import type { PlanRow } from './plan.ts'
import { ModelTab, crashingJournal, createModelChannels, createModelLocks } from './proof/modelTab.ts'
import type { RunView } from './runContract.ts'
import type { RunMessage } from './runsDeps.ts'

const org = 'o1'
const add = { add: [2], remove: [] }
const emailAt = (index: number) => `guest${index}@x.de`

/** A plan that adds member 2 to so many guests. */
function planOf(count: number) {
  const rows = Array.from({ length: count }, (_one, index): PlanRow => {
    const guest = { org, email: emailAt(index) }
    return { guest, title: '', change: add, before: [1], after: [1, 2], verdict: 'change' }
  })
  return { change: { kind: 'add' as const, members: [2] }, rows }
}

function savedAs(request: ChangeRequest): ChangeOutcome {
  const guest = guestWith(request.guest.email, { known: true, ids: [1, 2] })
  return { kind: 'saved', guest, before: [1], applied: request.change, foreign: { added: [], removed: [] } }
}

let time: VirtualTime
let journal: ReturnType<typeof createMemoryJournal>
let locksOf: ReturnType<typeof createModelLocks>
let channelOf: ReturnType<typeof createModelChannels<RunMessage>>
/** How each row ends; the requests in their order. */
let answer: (request: ChangeRequest, number: number) => ChangeOutcome | Promise<ChangeOutcome>
let requests: ChangeRequest[]

beforeEach(() => {
  time = createVirtualTime()
  journal = createMemoryJournal()
  locksOf = createModelLocks()
  channelOf = createModelChannels<RunMessage>()
  answer = savedAs
  requests = []
})

type Page = { runs: Runs; here: OrgRuns; tab: ModelTab; signInAs: (session: Session | null) => void }

/** Opens a page of this browser. */
function openPage(tabNumber = 0, first = sessionOf('s1')): Page {
  const tab = new ModelTab(tabNumber, time.clock)
  const listeners = new Set<() => void>()
  let session: Session | null = first
  const runs = createRuns({
    changeInRun: async (request) => {
      const number = requests.push(request)
      await tab.whileOpen(time.sleep(100))
      return tab.whileOpen(Promise.resolve(answer(request, number)))
    },
    session: {
      current: () => session,
      onUserChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    pausedUntil: { get: () => null, subscribe: () => () => undefined },
    journal: createFallbackJournal(crashingJournal(journal, tab, null)),
    lock: locksOf(tab),
    channel: channelOf(tab),
    clock: tab.clock,
    random: () => 0.5,
    reportError: (error) => {
      throw error
    },
  })
  const here = runs.of(org)
  here.state.subscribe(() => undefined)
  const signInAs = (next: Session | null) => {
    session = next
    for (const listener of listeners) listener()
  }
  return { runs, here, tab, signInAs }
}

const latest = ({ here }: Page): RunView => {
  const [view] = here.state.get().runs
  if (!view) throw new Error('no run')
  return view
}
const stateOf = (page: Page) => {
  const { state, reason, counts } = latest(page).run
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return { state, reason, ...Object.fromEntries(some) }
}
const failedBy = (error = failing(403)): ChangeOutcome => ({
  kind: 'refused',
  error,
  sent: [],
  inDoubt: noChange,
})

const emptiedBy = (request: ChangeRequest): ChangeOutcome => {
  const guest = guestWith(request.guest.email, { known: true, ids: [1] })
  return { kind: 'needs-confirmation', guest, removed: [1], inDoubt: noChange }
}

/** Starts a run and waits until it ends or pauses. */
async function runAll(page: Page, count: number): Promise<void> {
  const started = page.here.start(planOf(count))
  await time.run()
  expect(await started).toMatchObject({ kind: 'started' })
}

describe('a run', () => {
  test('ends with a count for each state, and its rows can be read', async () => {
    const page = openPage()
    answer = (request, number) => {
      if (number === 2) return failedBy()
      if (number === 3) return { kind: 'unchanged', guest: null, foreign: { added: [], removed: [] } }
      return savedAs(request)
    }
    await runAll(page, 5)
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 3, failed: 1, unchanged: 1 })
    expect(latest(page)).toMatchObject({ isHere: false, rowsPerSecond: null, waitingUntil: null })
    const rows = []
    for await (const part of page.here.rows(latest(page).run.id)) rows.push(...part)
    expect(rows.map(({ code }) => code)).toEqual([null, 'http-403', null, null, null])
    expect(requests.every(({ maxTotalWaitMs }) => maxTotalWaitMs === 3_600_000)).toBe(true)
  })

  test('does one row alone until one is verified, then at most three at once', async () => {
    let atOnce = 0
    const most: number[] = []
    answer = async (request, number) => {
      atOnce += 1
      most[number] = atOnce
      await time.sleep(5000)
      atOnce -= 1
      return number === 1 ? failedBy() : savedAs(request)
    }
    await runAll(openPage(), 8)
    expect(most.slice(1, 6)).toEqual([1, 1, 1, 2, 3])
    expect(Math.max(...most.slice(1))).toBe(3)
  })

  test.each<[ChangeOutcome, string]>([
    [{ kind: 'signed-out', inDoubt: noChange }, 'signed-out'],
    [{ kind: 'other-user', inDoubt: noChange }, 'session-changed'],
    [{ kind: 'session-changed', inDoubt: noChange }, 'session-changed'],
    [{ kind: 'offline', inDoubt: noChange }, 'offline'],
    [{ kind: 'interrupted', inDoubt: noChange }, 'slept'],
    [{ kind: 'rate-limited', retryAt: 0, inDoubt: noChange }, 'rate-limited'],
  ])('pauses at %j, the row stays open, and it is resumed with a read', async (outcome, reason) => {
    const page = openPage()
    answer = (request, number) => (number === 2 ? outcome : savedAs(request))
    await runAll(page, 4)
    expect(stateOf(page)).toMatchObject({ state: 'paused', reason })
    const resumed = page.here.resume(latest(page).run.id)
    await time.run()
    expect(await resumed).toMatchObject({ kind: 'started' })
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 4 })
  })

  test('keeps in mind what a write in doubt may have changed', async () => {
    const page = openPage()
    answer = (request, number) => (number === 1 ? { kind: 'signed-out', inDoubt: add } : savedAs(request))
    await runAll(page, 1)
    expect(stateOf(page)).toEqual({ state: 'paused', reason: 'signed-out', unknown: 1 })
    void page.here.resume(latest(page).run.id)
    await time.run()
    expect(requests[1]?.inDoubt).toEqual(add)
  })

  test('tries a row of unknown outcome once more at its end; then it counts as failed', async () => {
    const page = openPage()
    answer = (request) =>
      request.guest.email === emailAt(0) ? { kind: 'unknown', inDoubt: add } : savedAs(request)
    await runAll(page, 2)
    expect(requests.map(({ guest }) => guest.email)).toEqual([emailAt(0), emailAt(1), emailAt(0)])
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 1, failed: 1 })
  })

  test('pauses after five failures in a row', async () => {
    const page = openPage()
    answer = () => failedBy()
    await runAll(page, 20)
    expect(stateOf(page)).toEqual({ state: 'paused', reason: 'failures-in-a-row', failed: 5, pending: 15 })
  })

  test('pauses when a fifth of the last 50 rows failed', async () => {
    const page = openPage()
    answer = (request, number) => (number % 4 === 0 ? failedBy() : savedAs(request))
    await runAll(page, 100)
    expect(stateOf(page)).toMatchObject({ state: 'paused', reason: 'too-many-failures', failed: 10 })
  })

  test('pauses when the server is seen appending', async () => {
    const page = openPage()
    const guest = guestWith(emailAt(0), { known: true, ids: [1, 2] })
    answer = () => ({ kind: 'server-appends', guest, applied: add, kept: [1], inDoubt: noChange })
    await runAll(page, 3)
    expect(stateOf(page)).toEqual({ state: 'paused', reason: 'server-appends', failed: 1, pending: 2 })
  })

  test('is paused by the user: rows in flight end, no other begins', async () => {
    const page = openPage()
    answer = (request, number) => {
      if (number === 2) page.here.pause(latest(page).run.id)
      return savedAs(request)
    }
    await runAll(page, 6)
    expect(stateOf(page)).toMatchObject({ state: 'paused', reason: 'user' })
    expect(requests.length).toBeLessThan(5)
    const { counts } = latest(page).run
    expect(counts.changed).toBe(requests.length)
  })

  test('is cancelled while it is paused: the rows left are skipped', async () => {
    const page = openPage()
    answer = (request, number) => (number === 2 ? { kind: 'offline', inDoubt: add } : savedAs(request))
    await runAll(page, 6)
    void page.here.cancel(latest(page).run.id)
    await time.run()
    expect(stateOf(page)).toMatchObject({ state: 'cancelled', reason: null, failed: 1 })
    expect(latest(page).run.counts.pending).toBe(0)
  })

  test('tries its failed rows again', async () => {
    const page = openPage()
    answer = (request, number) => (number <= 2 ? failedBy() : savedAs(request))
    await runAll(page, 4)
    void page.here.retryFailed(latest(page).run.id, false)
    await time.run()
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 4 })
    expect(requests.map(({ guest }) => guest.email).slice(4)).toEqual([emailAt(0), emailAt(1)])
    expect(await page.here.retryFailed(latest(page).run.id, false)).toEqual({ kind: 'nothing-to-do' })
  })

  test('tries rows that would leave a guest without members only when that is confirmed', async () => {
    const page = openPage()
    answer = (request, number) => (number === 1 ? failedBy() : emptiedBy(request))
    await runAll(page, 3)
    const { id } = latest(page).run
    expect((await page.here.troubledRows(id)).filter(needsConfirmation)).toHaveLength(2)
    answer = (request) =>
      request.confirmed || request.guest.email === emailAt(0) ? savedAs(request) : emptiedBy(request)
    void page.here.retryFailed(id, false)
    await time.run()
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 1, failed: 2 })
    expect(requests).toHaveLength(4)
    void page.here.retryFailed(id, true)
    await time.run()
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 3 })
  })

  test('skips the rows it has not begun at once when it is cancelled, and never begins them again', async () => {
    const page = openPage()
    answer = (request, number) => (number === 1 ? savedAs(request) : failedBy())
    const started = page.here.start(planOf(2000))
    await time.run()
    await started
    const { id } = latest(page).run
    void page.here.cancel(id)
    await time.run()
    expect(latest(page).run.counts).toMatchObject({ changed: 1, pending: 0 })
    const before = requests.length
    const { skipped, failed } = latest(page).run.counts
    expect(1 + skipped + failed).toBe(2000)
    answer = savedAs
    void page.here.retryFailed(id, false)
    await time.run()
    expect(requests).toHaveLength(before + failed)
    expect(stateOf(page)).toEqual({ state: 'done', reason: null, changed: 1 + failed, skipped })
  })

  test('is undone by another run, row by row, and not twice', async () => {
    const page = openPage()
    answer = (request, number) => (number === 2 ? failedBy() : savedAs(request))
    await runAll(page, 3)
    const { id } = latest(page).run
    time.clock.later(() => void page.here.undo(id), 1000)
    await time.run()
    expect(latest(page).run.change).toEqual({ kind: 'undo', of: id })
    expect(requests.slice(3).map(({ guest, change }) => [guest.email, change])).toEqual([
      [emailAt(0), { add: [], remove: [2] }],
      [emailAt(2), { add: [], remove: [2] }],
    ])
    const undone = page.here.state.get().runs.find(({ run }) => run.id === id)
    expect(undone?.run.counts).toMatchObject({ undone: 2, failed: 1, changed: 0 })
    expect(await page.here.undo(id)).toEqual({ kind: 'nothing-to-do' })
  })

  test('says how fast it is and how long it takes, never less than nothing', async () => {
    const page = openPage()
    const left: (number | null)[] = []
    page.here.state.subscribe(() => {
      const [view] = page.here.state.get().runs
      if (view) left.push(view.leftMs)
    })
    await runAll(page, 200)
    const known = left.filter((ms) => ms !== null)
    expect(known.length).toBeGreaterThan(20)
    expect(Math.min(...known)).toBeGreaterThanOrEqual(0)
    expect(known[0]).toBeGreaterThan(known.at(-2) ?? 0)
  })
})

describe('two tabs', () => {
  test('have one runner; the other tab shows the run live and can pause it', async () => {
    const [one, two] = [openPage(0), openPage(1)]
    await time.run()
    answer = async (request, number) => {
      if (number === 2) {
        expect(await two.here.start(planOf(1))).toEqual({ kind: 'busy' })
        expect(latest(two)).toMatchObject({ isHere: false, run: { state: 'running' } })
        two.here.pause(latest(two).run.id)
      }
      return savedAs(request)
    }
    await runAll(one, 20)
    expect(stateOf(one)).toMatchObject({ state: 'paused', reason: 'user' })
    expect(stateOf(two)).toEqual(stateOf(one))
    void two.here.resume(latest(two).run.id)
    await time.run()
    expect(stateOf(one)).toEqual({ state: 'done', reason: null, changed: 20 })
  })

  test('the one that is left finds the run of a closed one interrupted', async () => {
    const [one, two] = [openPage(0), openPage(1)]
    await time.run()
    answer = (request, number) => {
      if (number === 3) one.tab.close()
      return savedAs(request)
    }
    const started = one.here.start(planOf(9))
    await time.run()
    expect(await started).toMatchObject({ kind: 'started' })
    expect(stateOf(two)).toMatchObject({ state: 'paused', reason: 'interrupted' })
  })
})

describe('another user', () => {
  const ken = { id: 4, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }

  test('sees nothing of a run and cannot resume it', async () => {
    const page = openPage()
    answer = () => ({ kind: 'offline', inDoubt: noChange })
    await runAll(page, 2)
    const { id } = latest(page).run
    const other = openPage(1, sessionOf('s2', { user: ken }))
    await time.run()
    expect(other.here.state.get()).toMatchObject({ isLoaded: true, runs: [] })
    expect(await other.here.resume(id)).toEqual({ kind: 'nothing-to-do' })
    await time.run()
    expect(await other.here.undo(id)).toEqual({ kind: 'nothing-to-do' })
  })

  test('who signs in during a run ends it, and nothing of it is left', async () => {
    const page = openPage()
    answer = (request, number) => {
      if (number === 2) page.signInAs(sessionOf('s2', { user: ken }))
      return savedAs(request)
    }
    await runAll(page, 9)
    expect(requests.length).toBeLessThan(5)
    expect(page.here.state.get().runs).toEqual([])
    expect(await journal.allRuns()).toEqual([])
    expect(page.runs.of(org).state.get().runs).toEqual([])
  })
})

test('without a session no run starts', async () => {
  const page = openPage()
  page.signInAs(null)
  expect(await page.runs.of(org).start(planOf(1))).toEqual({ kind: 'signed-out' })
})

test('runs older than a week are deleted', async () => {
  const page = openPage()
  await runAll(page, 1)
  time.clock.later(() => void openPage(1), 8 * 24 * 3_600_000)
  await time.run()
  expect(await journal.allRuns()).toEqual([])
})

test('a run without rows that change does not start', async () => {
  expect(await openPage().here.start(planOf(0))).toEqual({ kind: 'nothing-to-do' })
})
