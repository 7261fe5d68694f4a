/** Work at most this long at a stretch, in ms: a frame of typing fits between. */
const stretch = 8

/**
 * Makes a `breathe()` for one piece of long work: it does nothing until the work has gone on for a stretch, and then
 * lets the page handle its events first.
 */
export function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < stretch) return
    await turn('user-visible')
    since = performance.now()
  }
}

/** For work that nobody waits for: resolves when the page has nothing better to do, where the browser can tell. */
export function giveWay(): Promise<void> {
  return turn('background')
}

function turn(priority: 'user-visible' | 'background'): Promise<void> {
  if (typeof scheduler !== 'undefined') return scheduler.postTask(() => undefined, { priority })
  // A message rather than a timeout: timeouts are slowed to one a second in a tab that is not in front.
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
