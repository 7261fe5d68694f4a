import type { BrowserContext, Page } from '@playwright/test'

/**
 * Collects errors of the page: exceptions, console errors and warnings, violations of the policy. Failed responses are
 * not among them. Call it before the page is opened.
 */
export function collectBrowserErrors(page: Page): readonly string[] {
  const browserErrors: string[] = []
  page.on('pageerror', (error) => browserErrors.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    const isError = message.type() === 'error' || message.type() === 'warning'
    if (isError && !text.startsWith('Failed to load resource')) browserErrors.push(text)
  })
  return browserErrors
}

/** What pages of a browser received from outside or wrote to the console, as text. */
export type Traffic = { everything: () => Promise<string> }

/** Records the console and the address, headers and body of every response. `Set-Cookie` is not visible to the page. */
export function recordTraffic(context: BrowserContext): Traffic {
  const traffic: Promise<string>[] = []
  context.on('console', (message) => traffic.push(Promise.resolve(message.text())))
  context.on('response', (response) => {
    // The body of a response to a closed page is gone.
    const body = response.text().catch(() => '')
    traffic.push(body.then((text) => `${response.url()}\n${JSON.stringify(response.headers())}\n${text}`))
  })
  return { everything: async () => (await Promise.all(traffic)).join('\n') }
}

/** Everything that a script on the page can read: address, page, cookies, every storage. */
export function readStoredText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await globalThis.caches.keys()
    const stored = {
      address: location.href,
      title: document.title,
      state: JSON.stringify(history.state),
      html: document.documentElement.outerHTML,
      values: [...document.querySelectorAll('input')].map((input) => input.value),
      cookies: document.cookie,
      name: window.name,
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: databases.map(({ name }) => name),
      caches,
    }
    return JSON.stringify(stored)
  })
}
