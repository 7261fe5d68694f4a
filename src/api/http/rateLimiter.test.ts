import { expect, test } from 'vitest'
import { ApiError } from './apiError.ts'
import { createPace, type PaceKind, type PaceOptions } from './rateLimiter.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A pace with a clock of its own, and calls that end when they are told to. */
function setUp(random = 0.5) {
  let now = 1_000_000
  const timers = new Set<{ at: number; work: () => void }>()
  const pace = createPace({
    now: () => now,
    later: (work, ms) => void timers.add({ at: now + ms, work }),
    random: () => random,
  })
  const running = new Map<string, (result: 'clean' | ApiError) => void>()
  const outcomes = new Map<string, unknown>()
  return {
    pace,
    now: () => now,
    running: () => [...running.keys()],
    outcomes,
    start(name: string, kind: PaceKind, options: PaceOptions = {}) {
      const task = () =>
        new Promise<string>((resolve, reject) => {
          running.set(name, (result) => {
            running.delete(name)
            if (result === 'clean') resolve(name)
            else reject(result)
          })
        })
      void pace.run(kind, task, options).then(
        (result) => outcomes.set(name, result),
        (error: unknown) => outcomes.set(name, error),
      )
      return settled()
    },
    end(name: string, result: 'clean' | ApiError = 'clean') {
      running.get(name)?.(result)
      return settled()
    },
    pass(ms: number) {
      now += ms
      for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.work()
      return settled()
    },
  }
}

const slowDown = (retryAfter: number | null, status = 429) =>
  new ApiError({ status, code: 'X', message: 'slow down', source: 'tallyfy', retryAfter })

async function startPages(world: ReturnType<typeof setUp>, count: number) {
  for (let page = 1; page <= count; page++) await world.start(`page ${page}`, 'list')
}

test('pages begin one at a time, and each clean answer adds one, up to five', async () => {
  const world = setUp()
  await startPages(world, 30)
  const together: number[] = []
  for (let page = 1; page <= 10; page++) {
    together.push(world.running().length)
    await world.end(`page ${page}`)
  }
  expect(together).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 5, 5])
})

test('the person goes before a run, a run before pages', async () => {
  const world = setUp()
  for (let call = 1; call <= 6; call++) await world.start(`busy ${call}`, 'own')
  await world.start('page', 'list')
  await world.start('run', 'run')
  await world.start('save', 'own')
  await world.end('busy 1')
  expect(world.running()).toContain('save')
  await world.end('save')
  expect(world.running()).toContain('run')
  await world.end('run')
  expect(world.running()).toContain('page')
})

test('a 429 makes all wait as long as it says, tells them until when, and halves the pages', async () => {
  const world = setUp()
  const holds: (number | null)[] = []
  world.pace.subscribe(() => holds.push(world.pace.heldUntil()))
  await startPages(world, 30)
  for (let page = 1; page <= 5; page++) await world.end(`page ${page}`)
  expect(world.running()).toHaveLength(5)

  // Five go out together and are refused together: one refusal.
  for (const page of world.running()) await world.end(page, slowDown(7000))
  const until = world.now() + 7000
  const told: number[] = []
  await world.start('save', 'own', { onHold: (instant) => told.push(instant) })
  expect(world.running()).toEqual([])
  expect(told).toEqual([until])

  await world.pass(6999)
  expect(world.running()).toEqual([])
  await world.pass(1)
  expect(world.running()).toEqual(expect.arrayContaining(['save']))
  expect(world.running().filter((name) => name.startsWith('page'))).toHaveLength(2)
  expect(holds.at(-1)).toBeNull()
})

test('without a Retry-After the wait is random and its bound doubles until an answer is clean', async () => {
  const world = setUp(0.5)
  for (const wait of [500, 1000, 2000]) {
    await world.start('call', 'own')
    await world.pass(1)
    await world.end('call', slowDown(null, 503))
    expect(world.pace.heldUntil()).toBe(world.now() + wait)
    await world.pass(wait)
  }
  await world.start('clean', 'own')
  await world.end('clean')
  await world.pass(1)
  await world.start('call', 'own')
  await world.end('call', slowDown(null))
  expect(world.pace.heldUntil()).toBe(world.now() + 500)
})

test('a longer wait replaces a shorter one, never the other way round', async () => {
  const world = setUp()
  for (const name of ['one', 'two', 'three']) await world.start(name, 'own')
  await world.end('one', slowDown(5000))
  await world.end('two', slowDown(9000))
  await world.end('three', slowDown(1000))
  expect(world.pace.heldUntil()).toBe(world.now() + 9000)
  await world.pass(5000)
  expect(world.pace.heldUntil()).not.toBeNull()
  await world.pass(4000)
  expect(world.pace.heldUntil()).toBeNull()
})

test('who would wait longer than it may is refused at once, also when it waited already', async () => {
  const world = setUp()
  for (const name of ['one', 'two']) await world.start(name, 'own')
  await world.end('one', slowDown(30_000))
  await world.start('save', 'own')
  await world.start('patient', 'run', { maxWait: 3_600_000 })
  await world.end('two', slowDown(600_000))
  await world.start('late save', 'own')
  for (const name of ['save', 'late save']) {
    expect(world.outcomes.get(name)).toMatchObject({ status: 429, source: 'browser', retryAfter: 600_000 })
  }
  expect(world.outcomes.get('save')).toMatchObject({ message: expect.stringContaining('10 minutes') })
  await world.pass(600_000)
  expect(world.running()).toEqual(['patient'])
})

test('a call whose 429 is about what it does holds nobody up', async () => {
  const world = setUp()
  await world.start('invite', 'own', { slowsAll: false })
  await world.end('invite', slowDown(3_600_000))
  expect(world.pace.heldUntil()).toBeNull()
})

test('a cancelled read leaves the queue without being sent', async () => {
  const world = setUp()
  await world.start('page 1', 'list')
  const cancelled = new AbortController()
  await world.start('page 2', 'list', { signal: cancelled.signal })
  await world.start('page 3', 'list', { signal: AbortSignal.abort('too late') })
  cancelled.abort('gone')
  await world.end('page 1')
  expect(world.running()).toEqual([])
  expect(world.outcomes.get('page 2')).toBe('gone')
  expect(world.outcomes.get('page 3')).toBe('too late')
})

test('the members’ pages go before those of the guests that wait', async () => {
  const world = setUp()
  await startPages(world, 4)
  await world.start('members', 'members')
  await world.end('page 1')
  expect(world.running()).toEqual(['members', 'page 2'])
})

test('the first page of another list goes before all pages that wait', async () => {
  const world = setUp()
  await startPages(world, 4)
  await world.start('members', 'members')
  await world.start('first page', 'first page')
  await world.end('page 1')
  expect(world.running()).toEqual(['first page', 'members'])
})
