import type { BrowserContext, Page } from '@playwright/test'

/**
 * Everything the browser complains about on a page from now on: violations of the policy and whatever breaks.
 * An answer that says no is no complaint. Call it before the page is opened.
 */
export function listenForComplaints(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`broke: ${error.message}`))
  page.on('console', (message) => {
    const said = message.text()
    const serious = message.type() === 'error' || message.type() === 'warning'
    if (serious && !said.startsWith('Failed to load resource')) complaints.push(said)
  })
  return complaints
}

/** All that pages of a browser heard from outside or said to the console, from now on, as text. */
export type Heard = { everything: () => Promise<string> }

/** Keeps addresses, headers and bodies of all answers, and the console. Cookies being set are the browser's own. */
export function listenToAll(context: BrowserContext): Heard {
  const heard: Promise<string>[] = []
  context.on('console', (message) => heard.push(Promise.resolve(message.text())))
  context.on('response', (response) => {
    // An answer to a page that left has no body any more.
    const body = response.text().catch(() => '')
    heard.push(body.then((text) => `${response.url()}\n${JSON.stringify(response.headers())}\n${text}`))
  })
  return { everything: async () => (await Promise.all(heard)).join('\n') }
}

/** All that a script on the page could read of what is kept there: address, page, cookies, every storage. */
export function readEverythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await globalThis.caches.keys()
    const kept = {
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
    return JSON.stringify(kept)
  })
}
