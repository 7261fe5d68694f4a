import { describe, expect, test } from 'vitest'
import { call, emailsIn, guests, paginationIn, testSandbox } from '#src/sandbox/client.fixture.ts'
import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import { loginSecretMark } from '#src/sandbox/data/wireGuest.ts'

const eunji = 'eunji.kim@hanok.kr'
const many = `/organizations/${harborAndPine.id}/guests`

describe('the list of guests', () => {
  test('has pages of 999 by default', async () => {
    const sandbox = testSandbox()
    const first = await call(sandbox, many)
    expect(paginationIn(first)).toMatchObject({ total: 2412, count: 999, per_page: 999, total_pages: 3 })
    expect(paginationIn(first)).toHaveProperty('links.next', expect.stringContaining('page=2'))
    const last = await call(sandbox, `${many}?page=3&per_page=1000`)
    expect(paginationIn(last)).toMatchObject({
      count: 412,
      current_page: 3,
      links: { previous: expect.any(String) },
    })
    expect(emailsIn(await call(sandbox, `${many}?page=9`))).toEqual([])
    expect(emailsIn(await call(sandbox, `${many}?page=nonsense&per_page=-1`))).toHaveLength(999)
  })

  test('keeps to a cap; all pages together have each guest once', async () => {
    const sandbox = testSandbox({ perPageCap: 100 })
    const seen: string[] = []
    for (let page = 1; page <= 25; page += 1) {
      const reply = await call(sandbox, `${many}?per_page=1000&page=${page}`)
      expect(paginationIn(reply)).toMatchObject({ per_page: 100, total_pages: 25 })
      seen.push(...emailsIn(reply))
    }
    expect(new Set(seen).size).toBe(2412)
    expect(seen).toHaveLength(2412)
  })

  test('describes its pages as the options say, and can be sent whole', async () => {
    const sandbox = testSandbox()
    const pagination = async () => paginationIn(await call(sandbox, many))
    sandbox.control.setOptions({ meta: 'links-empty-array' })
    expect(await pagination()).toMatchObject({ links: [] })
    sandbox.control.setOptions({ meta: 'without-links' })
    expect(await pagination()).not.toHaveProperty('links')
    sandbox.control.setOptions({ meta: 'none' })
    expect(await pagination()).toBeUndefined()
    sandbox.control.setOptions({ unpaged: true })
    expect(emailsIn(await call(sandbox, `${many}?page=2&per_page=10`))).toHaveLength(2412)
  })

  test('is searched by email only, and sorted', async () => {
    const sandbox = testSandbox()
    expect(emailsIn(await call(sandbox, `${guests()}?q=HANOK`))).toEqual([eunji])
    expect(emailsIn(await call(sandbox, `${guests()}?q=Eun-ji`))).toEqual([])
    const sorted = emailsIn(await call(sandbox, `${guests()}?sort=email`))
    expect(sorted).toEqual(
      sorted.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
    )
    expect(emailsIn(await call(sandbox, `${guests()}?sort=-email`))).toEqual(sorted.toReversed())
  })

  test('has login links, which tests can recognise', async () => {
    const { text } = await call(testSandbox(), guests())
    expect(text.split(loginSecretMark)).toHaveLength(edgeCases.guests + 1)
  })

  test('shifts when a guest is deleted, and ends with the ones created', async () => {
    const sandbox = testSandbox()
    const [first = '', second] = emailsIn(await call(sandbox, guests()))
    expect((await call(sandbox, guests(first), { method: 'DELETE' })).status).toBe(200)
    await call(sandbox, guests(), { method: 'POST', body: { email: 'New.Guest@contractor.com' } })
    const now = emailsIn(await call(sandbox, guests()))
    expect(now).toHaveLength(edgeCases.guests)
    expect(now[0]).toBe(second)
    expect(now.at(-1)).toBe('New.Guest@contractor.com')
    expect((await call(sandbox, guests(first))).status).toBe(404)
    expect(emailsIn(await call(testSandbox(), guests()))[0]).toBe(first)
  })
})
