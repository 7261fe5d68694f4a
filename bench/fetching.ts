import type { Browser } from '@playwright/test'
import { orgOf, type Size, type World } from './world.ts'

/** What P2 is read against: the same pages fetched and read as text, six at a time, and nothing done with them. In ms. */
export async function fetchMerely(browser: Browser, world: World, size: Size): Promise<number> {
  const url = world.urls.floor
  const context = await browser.newContext()
  const page = await context.newPage()
  await context.request.post(`${url}/session`, { data: { sandbox: true }, headers: { Origin: url } })
  // An address that brings no scripts of its own.
  await page.goto(`${url}/session`)
  const took = await page.evaluate(fetchAll, orgOf(size))
  await context.close()
  return took
}

/** Runs in the page. */
async function fetchAll(org: string): Promise<number> {
  const start = performance.now()
  const envelope: { session: { id: string } } = await (await fetch('/session')).json()
  const headers = { 'X-Guestlist-Session': envelope.session.id }
  const read = async (list: string, page: number) =>
    (await fetch(`/api/organizations/${org}/${list}page=${page}&per_page=1000`, { headers })).text()
  const guests = 'guests?with=stats&'
  const firsts = await Promise.all([read('users?', 1), read(guests, 1)])
  const [memberPages = 1, guestPages = 1] = firsts.map((text) =>
    Number(/"total_pages":(\d+)/.exec(text)?.[1] ?? 1),
  )
  const rest = [
    ...Array.from({ length: memberPages - 1 }, (_, place) => () => read('users?', place + 2)),
    ...Array.from({ length: guestPages - 1 }, (_, place) => () => read(guests, place + 2)),
  ]
  const work = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await next()
  }
  await Promise.all(Array.from({ length: 6 }, work))
  return performance.now() - start
}
