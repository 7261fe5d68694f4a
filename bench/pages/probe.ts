import { createScrollWatch, type Scrolled } from './scrollWatch.ts'

// Runs in the page before any script of its own: what everything is measured with.

/** What one trusted event led to, in ms from its timeStamp: `echo`: the next paint; `shown`: the paint that shows it. */
export type Timing = { echo: number; shown: number }

/** In ms since the navigation began. */
export type LongTask = { start: number; duration: number }

export type Probe = {
  /** When the first guests were painted, ms since the navigation began. */
  firstRows: Promise<number>
  /** When all guests were there, painted. */
  complete: Promise<number>
  longTasks: LongTask[]
  /** Sum of all layout shifts nobody's input asked for. */
  shift: () => number
  /** From now on: waits for a trusted event of this type, then for an element that matches the selector. */
  expect: (event: string, selector: string) => void
  /** What came of it; fails when it takes over 20 s. */
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
 * A message after the next paint: what is on screen then was there at the time it tells. It goes before whatever else
 * waits its turn, which no paint waits for.
 */
async function afterPaint(): Promise<number> {
  await new Promise(requestAnimationFrame)
  await scheduler.postTask(() => undefined, { priority: 'user-blocking' })
  return performance.now()
}

async function painted(selector: string): Promise<number> {
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

function trusted(event: string): Promise<Event> {
  return new Promise((resolve) => {
    const listen = (heard: Event) => {
      if (!heard.isTrusted) return
      window.removeEventListener(event, listen, true)
      resolve(heard)
    }
    window.addEventListener(event, listen, true)
  })
}

async function time(event: string, selector: string): Promise<Timing> {
  const { timeStamp } = await trusted(event)
  const [echo, shown] = await Promise.all([afterPaint(), painted(selector)])
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
  firstRows: painted('[role=table][aria-label=Guests] [role=row] a[href]'),
  complete: painted(window.readySelector),
  longTasks,
  shift: () => shift,
  expect: (event, selector) => {
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`Not seen within 20 s: ${selector}`)), 20_000)
    })
    pending = Promise.race([time(event, selector), late])
    // Whoever asks for it hears of the failure.
    pending.catch(() => undefined)
  },
  timing: () => pending ?? Promise.reject(new Error('Nothing is expected')),
  startScroll: scroll.start,
  endScroll: () => {
    const { since, ...scrolled } = scroll.end()
    return { ...scrolled, longTasks: longTasks.filter(({ start }) => start > since).length }
  },
}
