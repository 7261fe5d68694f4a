import { beforeEach, describe, expect, test } from 'vitest'
import { accountOf } from '#src/api/session/account.ts'
import { sessionOf } from '#src/api/http/network.fixture.ts'
import type { Session } from '#src/api/session/session.ts'
import { eunji } from '#src/changes/proof/scriptedDeps.ts'
import { type VirtualTime, createVirtualTime } from '#src/changes/proof/virtualTime.ts'
import { type LogMessage, createChangeLog } from './changeLog.ts'
import { unknownChangeOf } from './judgeEntry.ts'
import type { LogEntry } from './logEntry.ts'
import { changeEntry, createMemoryLogStorage, guestEntry } from './logStorage.fixture.ts'
import type { LogStorage } from './logStorage.ts'

const ken = { id: 4, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }

let time: VirtualTime
let storage: LogStorage
/** What each tab of the browser listens with. */
let listeners: Map<number, (message: LogMessage) => void>

beforeEach(() => {
  time = createVirtualTime()
  storage = createMemoryLogStorage()
  listeners = new Map()
})

/** Opens a page of this browser. */
function openPage(first = sessionOf('s1'), parts: { storage?: LogStorage } = {}) {
  const tab = listeners.size
  let session: Session | null = first
  const loaded: (readonly LogEntry[])[] = []
  const log = createChangeLog({
    storage: parts.storage ?? storage,
    channel: {
      post: (message) => {
        for (const [number, listener] of listeners) if (number !== tab) listener(message)
      },
      subscribe: (listener) => {
        listeners.set(tab, listener)
        return () => listeners.delete(tab)
      },
    },
    session: { current: () => session },
    clock: time.clock,
    random: () => 0.5,
    onLoaded: (entries) => loaded.push(entries),
  })
  log.state.subscribe(() => undefined)
  const signInAs = (next: Session | null) => {
    session = next
    return log.deleteAll()
  }
  return { log, loaded, signInAs }
}

const idsOf = ({ log }: ReturnType<typeof openPage>) => log.state.get().entries.map(({ id }) => id)
const stored = async () =>
  (await storage.list(accountOf(sessionOf('s1')))).map(({ id, state }) => [id, state])

describe('the log', () => {
  test('holds what was done, latest first, and a later page reads it', async () => {
    const page = openPage()
    page.log.put(changeEntry())
    page.log.put(guestEntry({ id: 'e2', at: 2000 }))
    expect(idsOf(page)).toEqual(['e2', 'e1'])
    await time.run()
    const next = openPage()
    expect(next.log.state.get()).toMatchObject({ entries: [], isLoaded: false })
    await time.run()
    expect(next.log.state.get()).toMatchObject({ isLoaded: true, isLasting: true })
    expect(idsOf(next)).toEqual(['e2', 'e1'])
    expect(next.loaded.map((entries) => entries.length)).toEqual([2])
  })

  test('gives an id only once', () => {
    const { log } = openPage()
    expect(log.nextId()).not.toBe(log.nextId())
  })

  test('shows in one tab what another one does, live', async () => {
    const one = openPage()
    const other = openPage()
    await time.run()
    one.log.put(changeEntry())
    expect(idsOf(other)).toEqual(['e1'])
    other.log.amend('e1', { undoneBy: 'e2' })
    expect(one.log.find('e1')).toMatchObject({ undoneBy: 'e2' })
    one.log.remove('e1')
    expect([idsOf(one), idsOf(other)]).toEqual([[], []])
  })

  test('notes more about a change: overwritten, and dismissed', () => {
    const { log } = openPage()
    log.put(changeEntry())
    log.amend('e1', { recheck: { kind: 'overwritten', lost: { add: [2], remove: [] } } })
    expect(log.find('e1')).toMatchObject({ recheck: { kind: 'overwritten' } })
    log.dismiss('e1')
    expect(log.find('e1')).toMatchObject({ recheck: { kind: 'dismissed' } })
  })

  test('forgets what is older than 7 days', async () => {
    await storage.add(accountOf(sessionOf('s1')), changeEntry({ at: -7 * 24 * 3_600_000 - 1 }))
    const page = openPage()
    await time.run()
    expect(idsOf(page)).toEqual([])
    expect(await stored()).toEqual([])
  })
})

describe('a request that begins', () => {
  test('is stored before it leaves, and shown when it has ended', async () => {
    const page = openPage()
    await page.log.begin(changeEntry({ state: 'unknown' }))
    expect(await stored()).toEqual([['e1', 'unknown']])
    expect(idsOf(page)).toEqual([])
    expect(await page.log.hasUnfinished()).toBe(true)
    page.log.put(changeEntry())
    expect(idsOf(page)).toEqual(['e1'])
    expect(await page.log.hasUnfinished()).toBe(false)
    await time.run()
    expect(await stored()).toEqual([['e1', 'done']])
  })

  test('and changes nothing leaves no entry', async () => {
    const { log } = openPage()
    await log.begin(changeEntry({ state: 'unknown' }))
    log.remove('e1')
    await time.run()
    expect(await stored()).toEqual([])
  })

  test('in a page that is closed then is not known to the next page', async () => {
    await openPage().log.begin(changeEntry({ state: 'unknown' }))
    const next = openPage()
    await time.run()
    expect(unknownChangeOf(next.log.state.get().entries, eunji)?.id).toBe('e1')
    expect(await next.log.hasUnfinished()).toBe(true)
  })

  test('is not shown by its own page, which reads the storage meanwhile', async () => {
    const page = openPage()
    await page.log.begin(changeEntry({ state: 'unknown' }))
    await time.run()
    expect(page.log.state.get().isLoaded).toBe(true)
    expect(idsOf(page)).toEqual([])
  })
})

const never = () => new Promise<never>(() => undefined)
const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))

describe('a storage', () => {
  test('that hangs delays a request by 300 ms and loses nothing of this page', async () => {
    const hanging: LogStorage = { ...storage, add: never, replace: never, list: never, deleteBefore: never }
    const page = openPage(sessionOf('s1'), { storage: hanging })
    const startedAt = time.clock.now()
    let waitedMs = -1
    const begin = async () => {
      await page.log.begin(changeEntry({ state: 'unknown' }))
      waitedMs = time.clock.now() - startedAt
    }
    void begin()
    await time.run()
    expect(waitedMs).toBe(300)
    page.log.put(changeEntry())
    expect(idsOf(page)).toEqual(['e1'])
  })

  test('that fails stops nothing, and that is said', async () => {
    const page = openPage(sessionOf('s1'), { storage: { ...storage, add: refuse } })
    await time.run()
    expect(page.log.state.get().isLasting).toBe(true)
    await page.log.begin(changeEntry({ state: 'unknown' }))
    page.log.put(changeEntry())
    page.log.put(changeEntry({ id: 'e2', at: 2000 }))
    expect(page.log.state.get().isLasting).toBe(false)
    expect(idsOf(page)).toEqual(['e2', 'e1'])
  })

  test('that is full is emptied all the same at sign-out', async () => {
    await storage.add(accountOf(sessionOf('s1')), changeEntry())
    const page = openPage(sessionOf('s1'), { storage: { ...storage, add: refuse } })
    await time.run()
    await page.log.begin(changeEntry({ id: 'e2', state: 'unknown' }))
    await page.signInAs(null)
    expect(await stored()).toEqual([])
  })
})

describe('another user', () => {
  test('sees nothing of it, on the same page or on another', async () => {
    const page = openPage()
    await time.run()
    page.log.put(changeEntry())
    const other = openPage(sessionOf('s2', { user: ken }))
    await time.run()
    expect(idsOf(other)).toEqual([])
    page.log.put(changeEntry({ id: 'e2' }))
    expect(idsOf(other)).toEqual([])
    await page.signInAs(sessionOf('s2', { user: ken }))
    expect(idsOf(page)).toEqual([])
    expect(await stored()).toEqual([])
  })

  test('keeps his entries when the first one signs out', async () => {
    const other = openPage(sessionOf('s2', { user: ken }))
    other.log.put(changeEntry({ id: 'e2' }))
    const page = openPage()
    await page.signInAs(null)
    await time.run()
    const again = openPage(sessionOf('s2', { user: ken }))
    await time.run()
    expect(idsOf(again)).toEqual(['e2'])
  })

  test('is not given what a tab of the first one stores after the sign-out', async () => {
    const account = accountOf(sessionOf('s1'))
    await storage.add(account, changeEntry())
    await storage.deleteAccount(account)
    await storage.replace(account, changeEntry())
    expect(await stored()).toEqual([])
  })
})
