import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '#src/browser/afterPaint.ts'
import { defaultGuestSearchParams, type GuestSearchParams } from './searchParams.ts'

const route = getRouteApi('/orgs/$org/guests')

/** Milliseconds between two writes of the query into the URL: browsers refuse more than about 100 in 30 s. */
const writePause = 300

/**
 * Among so many guests a search takes a fraction of a frame, so letter and rows come in one. Among more, the letter
 * comes first and the rows a frame later.
 */
const atOnce = 20_000

export type GuestSearchControl = {
  /** What the list follows: the URL, ahead of which only typed letters may run for a moment. */
  search: GuestSearchParams
  /** The person typed, to search so many guests. */
  type: (text: string, among: number) => void
  /** Filters make a step that Back undoes; `replace` is for what is no step. */
  change: (part: Partial<GuestSearchParams>, replace?: boolean) => void
  /** Everything but the sort back to its default. */
  clear: () => void
  /** Puts what was typed last into the URL now: before anything that leaves. */
  settle: () => void
}

/** The search of the list. The URL owns it; letters are shown before the URL is written, which is slow and rationed. */
export function useGuestSearch(): GuestSearchControl {
  const inUrl = route.useSearch()
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState<string | null>(null)
  if (typed !== null && typed === inUrl.q) setTyped(null)
  const search = typed === null ? inUrl : { ...inUrl, q: typed }
  /** What is to be searched for after the next paint; null: nothing. */
  const late = useRef<string | null>(null)
  const sayTyped = (text: string) => {
    late.current = null
    setTyped(text)
  }
  const type = (text: string, among: number) => {
    if (among <= atOnce) return sayTyped(text)
    if (late.current === null) {
      afterPaint(() => {
        const said = late.current
        // Drawn within this turn, so that the next letter finds it done.
        if (said !== null) flushSync(() => sayTyped(said))
      })
    }
    late.current = text
  }
  const change = (part: Partial<GuestSearchParams>, replace = false) => {
    // Letters on their way must not outlive what is said now.
    if (part.q !== undefined) sayTyped(part.q)
    void navigate({ to: '.', search: () => ({ ...search, ...part }), replace, resetScroll: false })
  }
  const write = useEffectEvent(() => {
    if (typed !== null) change({}, true)
  })
  useEffect(() => {
    // Back and Forward lead to what was looked for there: letters on their way were not meant for it.
    const drop = () => {
      late.current = null
      setTyped(null)
    }
    window.addEventListener('popstate', drop)
    return () => window.removeEventListener('popstate', drop)
  }, [])
  const lastWrite = useRef(0)
  useEffect(() => {
    if (typed === null) return undefined
    const wait = Math.max(0, lastWrite.current + writePause - Date.now())
    const timer = setTimeout(() => {
      lastWrite.current = Date.now()
      write()
    }, wait)
    return () => clearTimeout(timer)
  }, [typed])
  const { sort, dir } = search
  return {
    search,
    type,
    change,
    clear: () => change({ ...defaultGuestSearchParams, sort, dir }),
    settle: () => {
      const text = late.current ?? typed
      if (text !== null) change({ q: text }, true)
    },
  }
}

/** Whether anything but the sort differs from the default. */
export function isNarrowed({ q, status, member, company, view }: GuestSearchParams): boolean {
  return q.trim() !== '' || status !== 'any' || member !== '' || company !== '' || view !== 'all'
}
