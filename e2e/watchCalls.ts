import type { BrowserContext, Page } from '@playwright/test'

/** A call as the page made it. Times are the page's own, epoch ms. */
export type PageCall = {
  method: string
  path: string
  at: number
  /** When the page had read the answer, and its status; null: it never came, or the call is still on its way. */
  answer: { at: number; status: number } | null
}

declare global {
  interface Window {
    callsOfTest?: PageCall[]
  }
}

/** Pages of this context note the calls that they make from now on. */
export async function watchCalls(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const calls: PageCall[] = []
    window.callsOfTest = calls
    const send = window.fetch.bind(window)
    window.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : input
      const path = new URL(url, location.href).pathname
      const call: PageCall = { method: init?.method ?? 'GET', path, at: Date.now(), answer: null }
      calls.push(call)
      const response = await send(input, init)
      const read = response.text.bind(response)
      const text = async () => {
        const body = await read()
        call.answer = { at: Date.now(), status: response.status }
        return body
      }
      return Object.assign(response, { text })
    }
  })
}

/** The calls about single guests since the page was loaded. */
export async function guestCallsOf(page: Page): Promise<PageCall[]> {
  const calls = await page.evaluate(() => window.callsOfTest ?? [])
  return calls.filter(({ path }) => /\/guests\/./.test(path))
}

/** The most calls that were on their way at the same time. */
export function mostAtOnce(calls: readonly PageCall[]): number {
  const goingAt = (at: number) =>
    calls.filter((call) => call.at <= at && (call.answer === null || call.answer.at > at)).length
  return Math.max(0, ...calls.map(({ at }) => goingAt(at)))
}

/** Calls that left after the page had a 429 and before its Retry-After was over. */
export function callsWithinRetryAfter(calls: readonly PageCall[], retryAfterMs: number): PageCall[] {
  const refusedAt = calls.flatMap(({ answer }) => (answer?.status === 429 ? [answer.at] : []))
  return calls.filter(({ at }) => refusedAt.some((since) => at > since && at < since + retryAfterMs))
}
