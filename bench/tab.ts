import type { Browser, CDPSession, Page } from '@playwright/test'
import type { Timing } from './pages/probe.ts'
import { orgOf, type Size, type Subject, type World } from './world.ts'

/** A page in a browser context of its own: empty cache, a session of its own, 1280 × 800. */
export type Tab = {
  page: Page
  cdp: CDPSession
  subject: Subject
  size: Size
  close: () => Promise<void>
}

/** Signs in and opens the guests of an organization; returns as soon as the page begins to come. */
export async function openTab(browser: Browser, world: World, subject: Subject, size: Size): Promise<Tab> {
  const url = world.urls[subject]
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  await context.request.post(`${url}/session`, { data: { sandbox: true }, headers: { Origin: url } })
  const ready = countIs(size, '[aria-busy=false]')
  await page.addInitScript({ content: `window.readySelector = ${JSON.stringify(ready)}` })
  await page.addInitScript({ path: 'dist/bench/probe/probe.js' })
  const cdp = await context.newCDPSession(page)
  await page.goto(`${url}/orgs/${orgOf(size)}/guests`, { waitUntil: 'commit' })
  return { page, cdp, subject, size, close: () => context.close() }
}

/** Matches when the table says that it has so many rows. */
export function countIs(rows: number, more = ''): string {
  return `[role=table][aria-label=Guests][aria-rowcount="${rows + 1}"]${more}`
}

/** Times what a trusted event of this type leads to: `act` makes the event, `selector` matches its outcome. */
export async function timed(
  { page }: Tab,
  event: 'keydown' | 'click',
  selector: string,
  act: () => Promise<void>,
): Promise<Timing> {
  await page.evaluate(([type, outcome]) => window.probe.expect(type, outcome), [event, selector] as const)
  await act()
  return page.evaluate(() => window.probe.timing())
}

/** Lets what runs when idle run, so that it is not measured with what comes next. */
export async function rest({ page }: Tab, ms = 150): Promise<void> {
  await page.waitForTimeout(ms)
}
