import { describe, expect, test, vi } from 'vitest'
import { call, emailIn, guests, membersIn, testSandbox } from '#src/sandbox/client.fixture.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { before, eunji, misbehaving, update } from './misbehaving.fixture.ts'

describe('answers', () => {
  test('a status with its usual body, or any other; the update does not happen', async () => {
    const { sandbox, save, members } = misbehaving({ do: 'answer', status: 403 })
    const refused = await save()
    expect(refused.status).toBe(403)
    expect(refused.body).toEqual({ message: 'You are not allowed to do this.' })
    expect(members()).toEqual(before)
    expect(sandbox.control.log.writes).toEqual([])

    sandbox.control.script({
      on: { method: 'PUT' },
      act: [{ do: 'answer', status: 502, body: '<h1>Bad gateway</h1>' }],
    })
    const broken = await save()
    expect(broken.headers.get('content-type')).toBe('text/html')
    expect(broken.text).toBe('<h1>Bad gateway</h1>')
    expect((await save()).status).toBe(201)
  })

  test('429 with the scripted Retry-After', async () => {
    const { save } = misbehaving({ do: 'answer', status: 429, headers: { 'retry-after': '7' } })
    const reply = await save()
    expect(reply.headers.get('retry-after')).toBe('7')
    expect(reply.body).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' })
  })

  test('applied, then 500', async () => {
    const { save, members } = misbehaving({ do: 'answer', status: 500, applied: true })
    expect((await save()).status).toBe(500)
    expect(members()).toEqual([1001])
  })

  test('truncated, stale, of another guest, with a malformed or absent list', async () => {
    expect((await misbehaving({ do: 'truncate' }).save()).body).toBeUndefined()
    expect(membersIn(await misbehaving({ do: 'stale' }).save())).toEqual(before)
    expect(emailIn(await misbehaving({ do: 'wrong-guest' }).save())).toBe('amara@bluewater.io')
    expect(
      emailIn(await misbehaving({ do: 'wrong-guest', email: 'ines@garcia-arquitectos.es' }).save()),
    ).toBe('ines@garcia-arquitectos.es')
    expect(membersIn(await misbehaving({ do: 'members', as: 'many' }).save())).toBe('many')
    const absent = await misbehaving({ do: 'members' }).save()
    expect(absent.body).not.toHaveProperty('data.details.associated_members')
    expect(absent.body).toHaveProperty('data.details.timezone')
  })

  test('a list with one broken row, or with one guest whose members are absent', async () => {
    const sandbox = testSandbox()
    sandbox.control.script({
      on: { path: '/organizations/*/guests' },
      act: [{ do: 'row', index: 2, as: 'garbage' }],
    })
    expect((await call(sandbox, guests())).body).toHaveProperty('data.2', 'garbage')
    sandbox.control.script({
      on: { path: '/organizations/*/guests' },
      act: [{ do: 'members', email: eunji }],
    })
    const { body } = await call(sandbox, guests())
    expect(body).not.toHaveProperty('data.4.details.associated_members')
    expect(body).toHaveProperty('data.3.details.associated_members')
  })
})

describe('dropped connections', () => {
  test('reject like fetch does: before the update, after it, or with the update still to come', async () => {
    const early = misbehaving({ do: 'drop' })
    await expect(early.save()).rejects.toThrow(TypeError)
    expect(early.members()).toEqual(before)
    expect(early.sandbox.control.log.requests).toMatchObject([{ method: 'PUT', status: null }])

    const after = misbehaving({ do: 'drop', applied: true })
    await expect(after.save()).rejects.toThrow('fetch failed')
    expect(after.members()).toEqual([1001])

    vi.useFakeTimers()
    const late = misbehaving({ do: 'drop', applied: { afterMs: 500 } })
    await expect(late.save()).rejects.toThrow(TypeError)
    expect(late.members()).toEqual(before)
    await vi.advanceTimersByTimeAsync(500)
    expect(late.members()).toEqual([1001])
    vi.useRealTimers()
  })

  test('a caller who aborts stops waiting; the update happens all the same', async () => {
    const { sandbox, members, rule } = misbehaving({ do: 'hold' })
    const abort = new AbortController()
    const headers = { authorization: 'Bearer sandbox', 'x-tallyfy-client': 'x' }
    const body = JSON.stringify(update.body)
    const url = `https://go.example/api${guests(eunji)}`
    const aborted = sandbox.fetch(new Request(url, { method: 'PUT', headers, body, signal: abort.signal }))
    await rule.reached()
    abort.abort()
    await expect(aborted).rejects.toThrow('aborted')
    rule.release()
    await vi.waitFor(() => expect(members()).toEqual([1001]))
  })
})

describe('other users meanwhile', () => {
  test('another user writes between the read and the write', async () => {
    const sandbox = testSandbox()
    sandbox.control.script({
      on: { method: 'GET', email: eunji },
      act: [{ do: 'write-by-other', when: 'after', add: [1002], remove: [1003] }],
    })
    expect(membersIn(await call(sandbox, guests(eunji)))).toEqual(before)
    expect(sandbox.control.membersOf(edgeCases.id, eunji)).toEqual([1004, 1005, 1007, 5678, 1002])
    expect(sandbox.control.log.writes).toMatchObject([{ user: 'other-user', before, request: null }])
  })

  test('another user deletes the guest before the update arrives', async () => {
    expect((await misbehaving({ do: 'write-by-other', delete: true }).save()).status).toBe(404)
  })

  test('the server adds instead of replacing', async () => {
    expect(membersIn(await misbehaving({ do: 'append' }).save())).toEqual([...before, 1001])
  })
})
