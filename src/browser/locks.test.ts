import { afterEach, expect, test, vi } from 'vitest'
import { barrier } from '#src/api/http/network.fixture.ts'
import { createBrowserLock, createTabLock } from './locks.ts'

afterEach(() => vi.unstubAllGlobals())

test('tasks of one name follow each other, those of another do not wait', async () => {
  const inTurn = createTabLock()
  const { passed, open } = barrier()
  const done: string[] = []
  const first = inTurn('a', () => passed.then(() => done.push('first')))
  const second = inTurn('a', async () => done.push('second'))
  await inTurn('b', async () => done.push('other'))
  expect(done).toEqual(['other'])
  open()
  await Promise.all([first, second])
  expect(done).toEqual(['other', 'first', 'second'])
})

test('a task that fails lets the next one in', async () => {
  const inTurn = createTabLock()
  const failing = inTurn('a', () => Promise.reject(new Error('failed')))
  const next = inTurn('a', async () => 'done')
  await expect(failing).rejects.toThrow('failed')
  await expect(next).resolves.toBe('done')
})

test('in a browser the tabs wait for each other', async () => {
  const request = vi.fn((_name: string, task: () => Promise<string>) => task())
  vi.stubGlobal('navigator', { locks: { request } })
  await expect(createBrowserLock()('members of o1/x', async () => 'done')).resolves.toBe('done')
  expect(request.mock.calls[0]?.[0]).toBe('guestlist: members of o1/x')
})

test('without locks the tab waits for itself', async () => {
  vi.stubGlobal('navigator', {})
  await expect(createBrowserLock()('a', async () => 'done')).resolves.toBe('done')
})
