import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { rowIndexAround } from './rowIndex.ts'

type HeldRowsInput = {
  /** The element that holds the table. */
  container: RefObject<HTMLElement | null>
  view: GuestView
  /** Search, filters and sort as one text: another order ends the hold. */
  order: string
  rowHeight: number
  /** More rows are loading. */
  isLoading: boolean
}

/**
 * The view, its rows held while they load: as long as pointer or focus is on a row and the first row is in sight, the
 * rows in sight stay and new ones come below. Once the first row is scrolled away, `useRowAnchor` keeps them in place.
 */
export function useHeldRows({ container, view, order, rowHeight, isLoading }: HeldRowsInput): GuestView {
  const [held, setHeld] = useState<{ slots: Uint32Array; order: string } | null>(null)
  const slots = held?.order === order ? held.slots : null
  const steady = useMemo(
    () => (slots ? { ...view, shown: holdRows(view.shown, slots) } : view),
    [view, slots],
  )
  const update = useEffectEvent(() => {
    const element = container.current
    if (!element || (!isLoading && !held)) return
    const top = element.getBoundingClientRect().top
    const isUsed = element.querySelector('[data-row-index]:is(:hover, :focus-within)') !== null
    if (!isUsed || top < -rowHeight) setHeld(null)
    else if (isLoading && !slots) {
      const end = Math.ceil((window.innerHeight - top) / rowHeight)
      setHeld({ slots: view.shown.slice(0, end), order })
    }
  })
  useEffect(() => {
    const stop = new AbortController()
    const listener = () => update()
    const options = { signal: stop.signal, passive: true }
    for (const type of ['pointerover', 'pointerleave', 'focusin', 'focusout'])
      container.current?.addEventListener(type, listener, options)
    window.addEventListener('scroll', listener, options)
    return () => stop.abort()
  }, [container])
  return steady
}

type RowAnchorInput = {
  body: RefObject<HTMLElement | null>
  shown: Uint32Array
  order: string
  rowHeight: number
}

/**
 * Keeps a row at its place on the screen when rows come or go above it: the one with the focus, else the one under the
 * pointer, else the first in sight. Not when the first row of all is in sight, nor when search, filters or sort change.
 */
export function useRowAnchor({ body, shown, order, rowHeight }: RowAnchorInput): void {
  const pointerSlot = useRef(-1)
  const focusSlot = useRef(-1)
  const last = useRef({ shown, order })
  useLayoutEffect(() => {
    const before = last.current
    last.current = { shown, order }
    if (before.shown === shown || before.order !== order) return
    const top = body.current?.getBoundingClientRect().top ?? 0
    const firstInSight = Math.ceil(-top / rowHeight)
    if (firstInSight <= 0) return
    const endInSight = firstInSight + Math.ceil(window.innerHeight / rowHeight)
    const inSight = before.shown.subarray(firstInSight - 1, endInSight)
    const anchors = [focusSlot.current, pointerSlot.current, inSight[2] ?? -1]
    const anchor = anchors.find((slot) => inSight.includes(slot) && shown.includes(slot))
    if (anchor !== undefined) window.scrollBy(0, rowsMoved(before.shown, shown, anchor) * rowHeight)
  })
  const slotOf = useEffectEvent((target: EventTarget | null) => shown[rowIndexAround(target)] ?? -1)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const element = body.current
    const on = (type: string, listener: (event: Event) => void) =>
      element?.addEventListener(type, listener, { signal })
    on('pointerover', ({ target }) => (pointerSlot.current = slotOf(target)))
    on('pointerleave', () => (pointerSlot.current = -1))
    on('focusin', ({ target }) => (focusSlot.current = slotOf(target)))
    on('focusout', () => (focusSlot.current = -1))
    return () => stop.abort()
  }, [body])
}

/**
 * The rows shown with the first of them held in their places: the held slots that are still shown, in their order, then
 * all others. What arrives meanwhile comes below.
 */
export function holdRows(shown: Uint32Array, held: Uint32Array): Uint32Array {
  const isHeld = new Set(held)
  const others = shown.filter((slot) => !isHeld.has(slot))
  if (others.length + held.length === shown.length) return concat(held, others, shown.length)
  const isShown = new Set(shown)
  return concat(
    held.filter((slot) => isShown.has(slot)),
    others,
    shown.length,
  )
}

function concat(one: Uint32Array, other: Uint32Array, length: number): Uint32Array {
  const all = new Uint32Array(length)
  all.set(one)
  all.set(other, one.length)
  return all
}

/** By how many rows a slot moved down from one arrangement to another; both must hold it. */
export function rowsMoved(before: Uint32Array, after: Uint32Array, slot: number): number {
  return after.indexOf(slot) - before.indexOf(slot)
}
