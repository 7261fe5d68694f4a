import type { Browser } from '@playwright/test'
import { orgIdOf, type Size, type BenchServers } from './servers.ts'

/** What P2 is compared with: downloads the same pages as text, six at a time, and does nothing with them. Returns ms. */
export async function fetchOnly(browser: Browser, servers: BenchServers, size: Size): Promise<number> {
  const url = servers.urls.floor
  const context = await browser.newContext()
  const page = await context.newPage()
  await context.request.post(`${url}/session`, { data: { sandbox: true }, headers: { Origin: url } })
  // This address loads no scripts.
  await page.goto(`${url}/session`)
  const durationMs = await page.evaluate(fetchAll, orgIdOf(size))
  await context.close()
  return durationMs
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
  const remaining = [
    ...Array.from({ length: memberPages - 1 }, (_, index) => () => read('users?', index + 2)),
    ...Array.from({ length: guestPages - 1 }, (_, index) => () => read(guests, index + 2)),
  ]
  const work = async () => {
    for (let next = remaining.shift(); next; next = remaining.shift()) await next()
  }
  await Promise.all(Array.from({ length: 6 }, work))
  return performance.now() - start
}
