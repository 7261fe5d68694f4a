import type { Browser, CDPSession, Page } from '@playwright/test'
import type { Timing } from './pages/probe.ts'
import { orgIdOf, type Size, type Subject, type BenchServers } from './servers.ts'

/** A page in its own browser context: empty cache, its own session, 1280 × 800. */
export type Tab = {
  page: Page
  cdp: CDPSession
  subject: Subject
  size: Size
  close: () => Promise<void>
}

/** Signs in and opens the guests of an organization. Resolves when the navigation is committed. */
export async function openTab(
  browser: Browser,
  servers: BenchServers,
  subject: Subject,
  size: Size,
): Promise<Tab> {
  const url = servers.urls[subject]
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  await context.request.post(`${url}/session`, { data: { sandbox: true }, headers: { Origin: url } })
  const ready = rowCountIs(size, '[aria-busy=false]')
  await page.addInitScript({ content: `window.readySelector = ${JSON.stringify(ready)}` })
  await page.addInitScript({ path: 'dist/bench/probe/probe.js' })
  const cdp = await context.newCDPSession(page)
  await page.goto(`${url}/orgs/${orgIdOf(size)}/guests`, { waitUntil: 'commit' })
  return { page, cdp, subject, size, close: () => context.close() }
}

/** A selector that matches when the table has this number of rows. `more` is appended to the selector. */
export function rowCountIs(rows: number, more = ''): string {
  return `[role=table][aria-label=Guests][aria-rowcount="${rows + 1}"]${more}`
}

/** Times what a trusted event leads to. `act` triggers the event, `selector` matches its outcome. */
export async function measureEvent(
  { page }: Tab,
  event: 'keydown' | 'click' | 'change',
  selector: string,
  act: () => Promise<void>,
): Promise<Timing> {
  await page.evaluate(([type, outcome]) => window.probe.expect(type, outcome), [event, selector] as const)
  await act()
  return page.evaluate(() => window.probe.timing())
}

/** Waits, so that work done when idle is not measured together with the next step. */
export async function pause({ page }: Tab, ms = 150): Promise<void> {
  await page.waitForTimeout(ms)
}
