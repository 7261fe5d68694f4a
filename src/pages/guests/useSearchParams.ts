import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '#src/browser/afterPaint.ts'
import { defaultGuestSearchParams, type GuestSearchParams } from './searchParams.ts'

const route = getRouteApi('/orgs/$org/guests')

/** Least time between two writes of the query into the URL, ms: browsers refuse more than about 100 in 30 s. */
const writeIntervalMs = 300

/** How long a typed query waits for the URL at least, ms: its rows are painted first. */
const writeDelayMs = 100

/**
 * Up to this many guests a search takes a fraction of a frame, so keystroke and rows are painted together. With more,
 * the keystroke is painted first and the rows a frame later.
 */
const syncSearchLimit = 20_000

export type GuestSearchControl = {
  /** What the list shows: the parameters of the URL, or a query typed a moment ago that is not in the URL yet. */
  search: GuestSearchParams
  /** The user typed; `guestCount`: how many guests are searched. */
  type: (text: string, guestCount: number) => void
  /** Changes filters, as a step that Back undoes; with `replace` without such a step. */
  change: (part: Partial<GuestSearchParams>, replace?: boolean) => void
  /** Everything but the sort back to its default. */
  clear: () => void
  /** Writes a typed query into the URL now: before the user leaves the search. */
  flush: () => void
}

/** The search parameters of the list. The URL owns them; a typed query is shown before it is written into the URL. */
export function useGuestSearch(): GuestSearchControl {
  const inUrl = route.useSearch()
  // From the present page: the open guest stays open.
  const navigate = useNavigate()
  const [typed, setTyped] = useState<string | null>(null)
  if (typed !== null && typed === inUrl.q) setTyped(null)
  const search = typed === null ? inUrl : { ...inUrl, q: typed }
  /** The query to be searched after the next paint; null: none. */
  const pending = useRef<string | null>(null)
  const searchNow = (text: string) => {
    pending.current = null
    setTyped(text)
  }
  const type = (text: string, guestCount: number) => {
    if (guestCount <= syncSearchLimit) return searchNow(text)
    if (pending.current === null) {
      afterPaint(() => {
        const query = pending.current
        // Rendered within this task, so that the next keystroke finds it done.
        if (query !== null) flushSync(() => searchNow(query))
      })
    }
    pending.current = text
  }
  const change = (part: Partial<GuestSearchParams>, replace = false) => {
    // A pending query must not replace the one that is set now.
    if (part.q !== undefined) searchNow(part.q)
    void navigate({ to: '.', search: () => ({ ...search, ...part }), replace, resetScroll: false })
  }
  const write = useEffectEvent(() => {
    if (typed !== null) change({}, true)
  })
  useEffect(() => {
    // Back and Forward show the query of that URL, not one that was typed for another.
    const discard = () => {
      pending.current = null
      setTyped(null)
    }
    window.addEventListener('popstate', discard)
    return () => window.removeEventListener('popstate', discard)
  }, [])
  const lastWrite = useRef(0)
  useEffect(() => {
    if (typed === null) return undefined
    const waitMs = Math.max(writeDelayMs, lastWrite.current + writeIntervalMs - Date.now())
    const timer = setTimeout(() => {
      lastWrite.current = Date.now()
      write()
    }, waitMs)
    return () => clearTimeout(timer)
  }, [typed])
  const { sort, dir } = search
  return {
    search,
    type,
    change,
    clear: () => change({ ...defaultGuestSearchParams, sort, dir }),
    flush: () => {
      const text = pending.current ?? typed
      if (text !== null) change({ q: text }, true)
    },
  }
}

/** Whether anything but the sort differs from its default. */
export function isFiltered({ q, status, member, company, view }: GuestSearchParams): boolean {
  return q.trim() !== '' || status !== 'any' || member !== '' || company !== '' || view !== 'all'
}
