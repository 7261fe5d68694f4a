import * as z from 'zod/mini'
import { storedValue } from '#src/browser/storage.ts'
import type { AnyRouter } from '@tanstack/react-router'

/** The positions of the history entries by their key, px. */
const stored = storedValue('session', 'guestlist:scroll', z.array(z.tuple([z.string(), z.number()])))

/**
 * Gives each entry of the history the scroll position back that it had, also after a reload. A new entry begins at the top. A drawer is part
 * of the page below it: opening and closing it scrolls nothing. The router's own would scroll before the rows are there, and only once.
 */
export function restoreScroll(router: AnyRouter): void {
  const positions = new Map(stored.get())
  let hold: AbortController | null = null
  const remember = (location: EntryLocation) => {
    // While its rows come, an entry is not where it was yet.
    if (hold?.signal.aborted !== false) positions.set(keyOf(location), window.scrollY)
  }
  router.subscribe('onBeforeLoad', ({ fromLocation }) => fromLocation && remember(fromLocation))
  router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
    if (fromLocation && pageOf(fromLocation) === pageOf(toLocation)) return
    hold?.abort()
    hold = holdScroll(positions.get(keyOf(toLocation)) ?? 0)
  })
  window.addEventListener('pagehide', () => {
    remember(router.state.location)
    stored.set([...positions])
  })
}

type EntryLocation = { pathname: string; href: string; state: { __TSR_key?: string } }

/** The router's key of a history entry. */
function keyOf({ href, state: { __TSR_key: key = href } }: EntryLocation): string {
  return key
}

/** The page without its drawer, such as `/orgs/1/guests`. */
function pageOf({ pathname }: EntryLocation): string {
  return pathname.split('/', 4).join('/')
}

/** Scrolls to `top` once the page is that long, and again as rows come, until the user does something or all rows are there. */
function holdScroll(top: number): AbortController {
  const hold = new AbortController()
  const { signal } = hold
  const scroll = () => {
    const isLongEnough = document.documentElement.scrollHeight - window.innerHeight >= Math.floor(top)
    const isReading = document.querySelector('div[aria-busy=true]') !== null
    // Meanwhile the first rows are more use than the last of those that came.
    if (isReading && !isLongEnough) return
    window.scrollTo(0, top)
    if (isLongEnough && !isReading) hold.abort()
  }
  const observer = new ResizeObserver(scroll)
  signal.addEventListener('abort', () => observer.disconnect())
  for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
    window.addEventListener(type, () => hold.abort(), { signal, passive: true, capture: true })
  scroll()
  if (!signal.aborted) observer.observe(document.body)
  return hold
}
