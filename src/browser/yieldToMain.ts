/** How long one piece of work may run before the page handles its events, ms. A frame fits between two pieces. */
const budgetMs = 8

/**
 * Makes a `yieldToMain()` for one long piece of work: it returns at once until the work has run for `budgetMs`, then
 * lets the page handle its events first.
 */
export function createYielder(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < budgetMs) return
    await yieldWith('user-visible')
    since = performance.now()
  }
}

/** Resolves when the page has nothing more important to do, where the browser can tell. For work in the background. */
export function yieldInBackground(): Promise<void> {
  return yieldWith('background')
}

function yieldWith(priority: 'user-visible' | 'background'): Promise<void> {
  if (typeof scheduler !== 'undefined') return scheduler.postTask(() => undefined, { priority })
  // A message, not a timeout: browsers slow timeouts down to one a second in a tab in the background.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
