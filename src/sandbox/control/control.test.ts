import { describe, expect, test, vi } from 'vitest'
import { call, emailsIn, guests, testSandbox } from '#src/sandbox/client.fixture.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { before, eunji, misbehaving, update } from '#src/sandbox/script/misbehaving.fixture.ts'

describe('time', () => {
  test('holds a request before it takes effect, or its answer, until released', async () => {
    const early = misbehaving({ do: 'hold' })
    const waiting = early.save()
    await early.rule.reached()
    expect(early.members()).toEqual(before)
    early.rule.release()
    expect((await waiting).status).toBe(201)

    const late = misbehaving({ do: 'hold', when: 'after' })
    const answered = late.save()
    await vi.waitFor(() => expect(late.members()).toEqual([1001]))
    expect(late.sandbox.control.release(late.rule.id)).toBe(true)
    expect((await answered).status).toBe(201)
  })

  test('delays, by rule and always', async () => {
    vi.useFakeTimers()
    const { sandbox, save } = misbehaving({ do: 'delay', ms: 300 })
    sandbox.control.setOptions({ latencyMs: 100 })
    const ended = vi.fn()
    const saved = save().finally(ended)
    await vi.advanceTimersByTimeAsync(390)
    expect(ended).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(20)
    expect((await saved).status).toBe(201)
    vi.useRealTimers()
  })

  test('answers 429 above the rate limit', async () => {
    let now = 0
    const sandbox = testSandbox({ clock: () => now, rateLimit: { requests: 2, perMs: 5000 } })
    expect((await call(sandbox, '/me')).status).toBe(200)
    now = 1000
    expect((await call(sandbox, '/me')).status).toBe(200)
    const refused = await call(sandbox, '/me')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('4')
    now = 5000
    expect((await call(sandbox, '/me')).status).toBe(200)
  })
})

describe('which requests', () => {
  test('the nth matching request and a number after it, by method, path, email and query', async () => {
    const sandbox = testSandbox()
    const rule = sandbox.control.script({
      on: { method: 'get', path: '/organizations/*/guests', query: { page: '2' } },
      nth: 2,
      times: 2,
      act: [{ do: 'answer', status: 503 }],
    })
    const statuses: number[] = []
    for (const page of [1, 2, 2, 2, 2])
      statuses.push((await call(sandbox, `${guests()}?page=${page}`)).status)
    expect(statuses).toEqual([200, 200, 503, 503, 200])
    expect(rule.hits()).toBe(2)
  })

  test('always, until the rule is removed', async () => {
    const sandbox = testSandbox()
    const rule = sandbox.control.script({ on: {}, times: 'always', act: [{ do: 'answer', status: 500 }] })
    expect((await call(sandbox, '/me')).status).toBe(500)
    expect((await call(sandbox, guests(eunji))).status).toBe(500)
    rule.remove()
    expect((await call(sandbox, '/me')).status).toBe(200)
  })

  test('an invalid rule is refused', () => {
    const { script } = testSandbox().control
    expect(() => script({ on: {}, act: [] })).toThrow()
    expect(() => script({ on: {}, nth: 0, act: [{ do: 'stale' }] })).toThrow()
  })
})

describe('control', () => {
  test('logs requests and writes', async () => {
    const sandbox = testSandbox()
    await call(sandbox, `${guests(eunji)}?with=stats`)
    await call(sandbox, guests(eunji), { ...update, token: 'sandbox-2' })
    const { requests, writes } = sandbox.control.log
    expect(requests).toMatchObject([
      {
        number: 1,
        method: 'GET',
        path: `/api${guests(eunji)}`,
        query: { with: 'stats' },
        body: null,
        status: 200,
      },
      {
        number: 2,
        method: 'PUT',
        body: update.body,
        headers: { 'x-tallyfy-client': 'APIClient' },
        status: 201,
      },
    ])
    expect(writes).toMatchObject([
      { method: 'PUT', email: eunji, user: 1004, before, after: [1001], request: 2 },
    ])
    const silent = testSandbox({ keepLog: false })
    await call(silent, '/me')
    expect(silent.control.log.requests).toEqual([])
  })

  test('tokens are made invalid and issued', async () => {
    const sandbox = testSandbox()
    sandbox.control.killToken('sandbox')
    expect((await call(sandbox, '/me')).status).toBe(401)
    expect((await call(sandbox, '/me', { token: sandbox.control.issueToken(1001) })).status).toBe(200)
  })

  test('a reset takes everything back, to the initial options too', async () => {
    const sandbox = testSandbox({ perPageCap: 5 })
    sandbox.control.changeByOther(edgeCases.id, eunji, { set: [] })
    sandbox.control.deleteByOther(edgeCases.id, 'amara@bluewater.io')
    sandbox.control.killToken('sandbox')
    sandbox.control.setOptions({ perPageCap: 7, shape: 'legacy' })
    sandbox.control.script({ on: {}, act: [{ do: 'drop' }] })
    sandbox.control.reset()
    expect(sandbox.control.log.writes).toEqual([])
    expect(emailsIn(await call(sandbox, guests()))).toHaveLength(5)
    expect(sandbox.control.guest(edgeCases.id, eunji).details.associated_members).toEqual(before)
    expect(() => sandbox.control.membersOf(edgeCases.id, 'no@body.com')).toThrow(RangeError)
  })
})
