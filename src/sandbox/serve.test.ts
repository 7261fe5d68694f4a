import { afterEach, expect, test } from 'vitest'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { guests, testBase } from './client.fixture.ts'
import { serveSandbox, type ServedSandbox } from './serve.ts'

const eunji = 'eunji.kim@hanok.kr'
const headers = {
  authorization: 'Bearer sandbox',
  'x-tallyfy-client': 'APIClient',
  'content-type': 'application/json',
}
let served: ServedSandbox

async function start() {
  served = await serveSandbox({ options: { base: testBase } })
  return served
}

function control(path: string, method: string, body?: unknown): Promise<Response> {
  return fetch(`${served.url}/_sandbox/${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  })
}

afterEach(() => served.close())

test('answers over HTTP, for emails that need encoding too', async () => {
  const { url } = await start()
  for (const email of [
    'sales/emea@northwind-mills.com',
    'p%41ul@fair-fabrics.com',
    '小明@例子.公司',
    "o'brien+review@cork-linen.ie",
  ]) {
    const response = await fetch(`${url}/api${guests(email)}`, { headers })
    expect(await response.json()).toMatchObject({ data: { email } })
  }
})

test('is scripted and read over HTTP', async () => {
  const { url } = await start()
  const update = () =>
    fetch(url + guests(eunji), {
      method: 'PUT',
      headers,
      body: JSON.stringify({ associated_members: [1001] }),
    })

  const rule = await control('script', 'POST', {
    on: { method: 'PUT' },
    act: [{ do: 'drop', applied: true }],
  })
  expect(rule.status).toBe(201)
  await expect(update()).rejects.toThrow('fetch failed')
  expect(await (await control('log', 'GET')).json()).toMatchObject({
    requests: [{ method: 'PUT', status: null, body: { associated_members: [1001] } }],
    writes: [{ email: eunji, after: [1001] }],
  })

  await control('script', 'POST', { on: { method: 'PUT' }, act: [{ do: 'hold' }] })
  const held = update()
  expect(await (await control('release', 'POST', { id: 2 })).json()).toEqual({ released: true })
  expect((await held).status).toBe(201)

  await control('options', 'PATCH', { shape: 'legacy' })
  expect((await update()).status).toBe(200)
  expect(await (await control('options', 'GET')).json()).toMatchObject({ shape: 'legacy' })

  const changed = await control('change-by-other', 'POST', { org: edgeCases.id, email: eunji, add: [1002] })
  expect(await changed.json()).toEqual({ associated_members: [1001, 1002] })
  await control('kill-token', 'POST', { token: 'sandbox' })
  expect((await update()).status).toBe(401)
  await control('reset', 'POST')
  expect((await update()).status).toBe(201)
  expect(served.control.options.shape).toBe('current')
})

test('answers an invalid command with the reason', async () => {
  await start()
  const wrong = await control('script', 'POST', { on: {}, act: [{ do: 'dance' }] })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('act[0]')
  expect((await control('options', 'PATCH', { nonsense: 1 })).status).toBe(400)
  expect((await control('change-by-other', 'POST', { org: edgeCases.id, email: 'no@body.com' })).status).toBe(
    404,
  )
  expect((await control('nothing', 'GET')).status).toBe(404)
})

test('serves its control under one prefix alone, and refuses a port in use', async () => {
  const { url } = await start()
  expect((await fetch(`${url}/api/_sandbox/log`, { headers })).status).toBe(404)
  await expect(serveSandbox({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
})
