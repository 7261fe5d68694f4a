import { describe, expect, test } from 'vitest'
import { ApiError } from './apiError.ts'
import { createRateLimiter, type LimitOptions, type RequestPriority, type WaitResult } from './rateLimiter.ts'

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A rate limiter with a clock of its own, and calls that end when the test says so. */
function setUp(random = 0.5) {
  let now = 1_000_000
  const timers = new Set<{ at: number; work: () => void }>()
  const later = (work: () => void, ms: number) => {
    const timer = { at: now + ms, work }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const limiter = createRateLimiter({ clock: { now: () => now, later }, random: () => random })
  const running = new Map<string, (result: 'clean' | ApiError) => void>()
  const outcomes = new Map<string, unknown>()
  return {
    limiter,
    now: () => now,
    running: () => [...running.keys()],
    outcomes,
    start(name: string, priority: RequestPriority, options: LimitOptions = {}) {
      const task = () =>
        new Promise<string>((resolve, reject) => {
          running.set(name, (result) => {
            running.delete(name)
            if (result === 'clean') resolve(name)
            else reject(result)
          })
        })
      void limiter.run(priority, task, options).then(
        (result) => outcomes.set(name, result),
        (error: unknown) => outcomes.set(name, error),
      )
      return nextTask()
    },
    end(name: string, result: 'clean' | ApiError = 'clean') {
      running.get(name)?.(result)
      return nextTask()
    },
    pass(ms: number) {
      now += ms
      for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.work()
      return nextTask()
    },
  }
}

const slowDown = (retryAfter: number | null, status = 429) =>
  new ApiError({ status, code: 'X', source: 'tallyfy', retryAfter })

async function startPages(setup: ReturnType<typeof setUp>, count: number) {
  for (let page = 1; page <= count; page++) await setup.start(`page ${page}`, 'pages')
}

test('pages begin one at a time, and each clean answer adds one, up to five', async () => {
  const setup = setUp()
  await startPages(setup, 30)
  const together: number[] = []
  for (let page = 1; page <= 10; page++) {
    together.push(setup.running().length)
    await setup.end(`page ${page}`)
  }
  expect(together).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 5, 5])
})

test('an interactive call goes before a run, a run before pages', async () => {
  const setup = setUp()
  for (let call = 1; call <= 6; call++) await setup.start(`busy ${call}`, 'interactive')
  await setup.start('page', 'pages')
  await setup.start('run', 'run')
  await setup.start('save', 'interactive')
  await setup.end('busy 1')
  expect(setup.running()).toContain('save')
  await setup.end('save')
  expect(setup.running()).toContain('run')
  await setup.end('run')
  expect(setup.running()).toContain('page')
})

test('a 429 pauses all calls as long as it says, reports until when, and halves the pages', async () => {
  const setup = setUp()
  const pauses: (number | null)[] = []
  setup.limiter.pausedUntil.subscribe(() => pauses.push(setup.limiter.pausedUntil.get()))
  await startPages(setup, 30)
  for (let page = 1; page <= 5; page++) await setup.end(`page ${page}`)
  expect(setup.running()).toHaveLength(5)

  // Five go out together and are refused together: one refusal.
  for (const page of setup.running()) await setup.end(page, slowDown(7000))
  const until = setup.now() + 7000
  await setup.start('save', 'interactive')
  expect(setup.running()).toEqual([])
  expect(setup.limiter.pausedUntil.get()).toBe(until)

  await setup.pass(6999)
  expect(setup.running()).toEqual([])
  await setup.pass(1)
  expect(setup.running()).toEqual(expect.arrayContaining(['save']))
  expect(setup.running().filter((name) => name.startsWith('page'))).toHaveLength(2)
  expect(pauses.at(-1)).toBeNull()
})

test('without a Retry-After the wait is random and its bound doubles until an answer is clean', async () => {
  const setup = setUp(0.5)
  for (const wait of [500, 1000, 2000]) {
    await setup.start('call', 'interactive')
    await setup.pass(1)
    await setup.end('call', slowDown(null, 503))
    expect(setup.limiter.pausedUntil.get()).toBe(setup.now() + wait)
    await setup.pass(wait)
  }
  await setup.start('clean', 'interactive')
  await setup.end('clean')
  await setup.pass(1)
  await setup.start('call', 'interactive')
  await setup.end('call', slowDown(null))
  expect(setup.limiter.pausedUntil.get()).toBe(setup.now() + 500)
})

test('a longer wait replaces a shorter one, never the other way round', async () => {
  const setup = setUp()
  for (const name of ['one', 'two', 'three']) await setup.start(name, 'interactive')
  await setup.end('one', slowDown(5000))
  await setup.end('two', slowDown(9000))
  await setup.end('three', slowDown(1000))
  expect(setup.limiter.pausedUntil.get()).toBe(setup.now() + 9000)
  await setup.pass(5000)
  expect(setup.limiter.pausedUntil.get()).not.toBeNull()
  await setup.pass(4000)
  expect(setup.limiter.pausedUntil.get()).toBeNull()
})

test('a call that would wait longer than it may is refused at once, also when it waits already', async () => {
  const setup = setUp()
  for (const name of ['one', 'two']) await setup.start(name, 'interactive')
  await setup.end('one', slowDown(30_000))
  await setup.start('save', 'interactive')
  await setup.start('long run', 'run', { maxWaitMs: 3_600_000 })
  await setup.end('two', slowDown(600_000))
  await setup.start('late save', 'interactive')
  for (const name of ['save', 'late save']) {
    expect(setup.outcomes.get(name)).toMatchObject({
      status: 429,
      code: 'rate-limited',
      source: 'browser',
      retryAfter: 600_000,
    })
  }
  await setup.pass(600_000)
  expect(setup.running()).toEqual(['long run'])
})

test('a call whose 429 is about what it does pauses no other call', async () => {
  const setup = setUp()
  await setup.start('invite', 'interactive', { pausesAll: false })
  await setup.end('invite', slowDown(3_600_000))
  expect(setup.limiter.pausedUntil.get()).toBeNull()
})

test('a cancelled read leaves the queue without being sent', async () => {
  const setup = setUp()
  await setup.start('page 1', 'pages')
  const cancelled = new AbortController()
  await setup.start('page 2', 'pages', { signal: cancelled.signal })
  await setup.start('page 3', 'pages', { signal: AbortSignal.abort('too late') })
  cancelled.abort('gone')
  await setup.end('page 1')
  expect(setup.running()).toEqual([])
  expect(setup.outcomes.get('page 2')).toBe('gone')
  expect(setup.outcomes.get('page 3')).toBe('too late')
})

test('pages of members go before the waiting pages of guests', async () => {
  const setup = setUp()
  await startPages(setup, 4)
  await setup.start('members', 'members')
  await setup.end('page 1')
  expect(setup.running()).toEqual(['members', 'page 2'])
})

test('the first page of another list goes before all waiting pages', async () => {
  const setup = setUp()
  await startPages(setup, 4)
  await setup.start('members', 'members')
  await setup.start('first-page', 'first-page')
  await setup.end('page 1')
  expect(setup.running()).toEqual(['first-page', 'members'])
})

/** Waits, and keeps what was reported and how the wait ended. */
function waitIn(setup: ReturnType<typeof setUp>, maxWaitMs: number, atLeastMs = 0) {
  const reported: number[] = []
  const results: WaitResult[] = []
  const onWait = (until: number) => reported.push(until)
  void setup.limiter.waitUntilClear({ maxWaitMs, atLeastMs, onWait }).then((result) => results.push(result))
  return { reported, results }
}

async function pauseFor(setup: ReturnType<typeof setUp>, ms: number) {
  await setup.start('call', 'interactive')
  await setup.end('call', slowDown(ms))
}

describe('waiting until the limiter is clear', () => {
  test('ends at once where there is no pause', async () => {
    const { reported, results } = waitIn(setUp(), 60_000)
    await nextTask()
    expect({ reported, results }).toEqual({ reported: [], results: [{ kind: 'clear', waitedMs: 0 }] })
  })

  test('lasts as long as the pause, and reports when the pause grows', async () => {
    const setup = setUp()
    await setup.start('late', 'interactive')
    await pauseFor(setup, 5000)
    const { reported, results } = waitIn(setup, 60_000)
    await setup.pass(3000)
    await setup.end('late', slowDown(7000))
    await setup.pass(6999)
    expect(results).toEqual([])
    await setup.pass(1)
    expect(results).toEqual([{ kind: 'clear', waitedMs: 10_000 }])
    expect(reported).toEqual([1_005_000, 1_010_000])
  })

  test('lasts at least as long as it should', async () => {
    const setup = setUp()
    await pauseFor(setup, 0)
    const { reported, results } = waitIn(setup, 60_000, 1000)
    await setup.pass(999)
    expect(results).toEqual([])
    await setup.pass(1)
    expect(results).toEqual([{ kind: 'clear', waitedMs: 1000 }])
    expect(reported).toEqual([1_001_000])
  })

  test('gives up at once when the pause is or becomes too long', async () => {
    const setup = setUp()
    await setup.start('late', 'interactive')
    await pauseFor(setup, 30_000)
    const short = waitIn(setup, 20_000)
    const long = waitIn(setup, 60_000)
    await nextTask()
    expect(short).toEqual({ reported: [], results: [{ kind: 'too-long', pausedUntil: 1_030_000 }] })
    await setup.end('late', slowDown(90_000))
    expect(long.results).toEqual([{ kind: 'too-long', pausedUntil: 1_090_000 }])
  })
})
