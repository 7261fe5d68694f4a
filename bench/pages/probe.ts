import { createScrollWatch, type Scrolled } from './scrollWatch.ts'

// Measures events, paints and scrolling. Runs in the page before any script of the page.

/** Times after one trusted event, in ms from its timeStamp. `echo`: the next paint; `shown`: the paint that shows the outcome. */
export type Timing = { echo: number; shown: number }

/** In ms since the navigation began. */
export type LongTask = { start: number; duration: number }

export type Probe = {
  /** When the first guests were painted, ms since the navigation began. */
  firstRows: Promise<number>
  /** When all guests were read and painted, ms since the navigation began. */
  complete: Promise<number>
  longTasks: LongTask[]
  /** Sum of all layout shifts that did not follow an input. */
  shift: () => number
  /** Starts to wait for a trusted event of this type, then for an element that matches the selector. */
  expect: (event: string, selector: string) => void
  /** The result of the last `expect`. Rejects if it takes more than 20 s. */
  timing: () => Promise<Timing>
  startScroll: () => void
  endScroll: () => Scrolled
}

declare global {
  interface Window {
    /** Set before the probe: a selector that matches once all guests are read. */
    readySelector: string
    probe: Probe
  }
}

const attributes = [
  'aria-rowcount',
  'aria-busy',
  'aria-sort',
  'aria-selected',
  'aria-setsize',
  'data-checked',
  'disabled',
  'style',
]

/**
 * Resolves right after the next paint with the time, in ms since the navigation began. The message has a high priority,
 * so that it does not wait behind other tasks.
 */
async function afterPaint(): Promise<number> {
  await new Promise(requestAnimationFrame)
  await scheduler.postTask(() => undefined, { priority: 'user-blocking' })
  return performance.now()
}

async function whenPainted(selector: string): Promise<number> {
  if (!document.querySelector(selector)) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document, { subtree: true, childList: true, attributeFilter: attributes })
    })
  }
  return afterPaint()
}

function nextTrustedEvent(type: string): Promise<Event> {
  return new Promise((resolve) => {
    const listen = (event: Event) => {
      // The browser does not trust a file that a test chooses.
      if (!event.isTrusted && type !== 'change') return
      window.removeEventListener(type, listen, true)
      resolve(event)
    }
    window.addEventListener(type, listen, true)
  })
}

async function measureTiming(event: string, selector: string): Promise<Timing> {
  const { timeStamp } = await nextTrustedEvent(event)
  const [echo, shown] = await Promise.all([afterPaint(), whenPainted(selector)])
  return { echo: echo - timeStamp, shown: shown - timeStamp }
}

const longTasks: LongTask[] = []
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration })
}).observe({ type: 'longtask', buffered: true })

let shift = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if ('value' in entry && 'hadRecentInput' in entry && entry.hadRecentInput === false)
      shift += Number(entry.value)
  }
}).observe({ type: 'layout-shift', buffered: true })

let pending: Promise<Timing> | null = null
const scroll = createScrollWatch()

window.probe = {
  firstRows: whenPainted('[role=table][aria-label=Guests] [role=row] a[href]'),
  complete: whenPainted(window.readySelector),
  longTasks,
  shift: () => shift,
  expect: (event, selector) => {
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`Not seen within 20 s: ${selector}`)), 20_000)
    })
    pending = Promise.race([measureTiming(event, selector), late])
    // `timing` reports the rejection.
    pending.catch(() => undefined)
  },
  timing: () => pending ?? Promise.reject(new Error('Nothing is expected')),
  startScroll: scroll.start,
  endScroll: () => {
    const { since, ...scrolled } = scroll.end()
    return { ...scrolled, longTasks: longTasks.filter(({ start }) => start > since).length }
  },
}
