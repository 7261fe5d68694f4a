import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { Email } from '#src/lib/guest.ts'
import type { GuestView } from './guestView.ts'
import { emailAt, emailsBetween, placeOf, positionOf } from './rowPlaces.ts'
import type { Selection } from './selection.ts'

type RowEventsInput = {
  view: GuestView
  selection: Selection
  hrefOf: (email: Email) => string
  onOpen: (email: Email) => void
  onLeaveUp: () => void
  focusRow: (position: number) => void
}

/** What clicks and keys do to rows; one set of listeners for all of them. */
export function useRowEvents(input: RowEventsInput) {
  const { view, selection, hrefOf, onOpen } = input
  const onKeyDown = useRowKeys(input)
  const tick = (position: number, email: Email, range: boolean) => {
    const anchor = selection.anchor()
    const from = range && anchor !== null ? placeOf(view, anchor) : -1
    selection.put(from < 0 ? [email] : [...emailsBetween(view, from, position), email], !selection.has(email))
  }
  const onClick = (event: MouseEvent) => {
    const position = positionOf(event.target)
    const email = emailAt(view, position)
    if (email === null) return
    if (isBox(event.target)) return tick(position, email, event.shiftKey)
    const onLink = isLink(event.target)
    const newTab = event.metaKey || event.ctrlKey || event.shiftKey
    // On the link itself the browser knows best what other clicks mean.
    if (newTab && onLink) return
    if (newTab) return openTab(hrefOf(email))
    if (!onLink && hasSelectedText()) return
    event.preventDefault()
    onOpen(email)
  }
  const onAuxClick = (event: MouseEvent) => {
    const email = emailAt(view, positionOf(event.target))
    if (event.button === 1 && email !== null && !isLink(event.target)) openTab(hrefOf(email))
  }
  const onMouseDown = (event: MouseEvent) => {
    // Shift would select text, the middle button start to scroll.
    if ((event.shiftKey && isBox(event.target)) || (event.button === 1 && !isLink(event.target)))
      event.preventDefault()
  }
  return { onClick, onAuxClick, onMouseDown, onKeyDown }
}

/** ↑ ↓ Home End go between links, Space selects, with Shift a range grows from where it began and shrinks again. */
function useRowKeys({ view, selection, focusRow, onLeaveUp }: RowEventsInput) {
  const rangeFrom = useRef<number | null>(null)
  const moveTo = (from: number, to: number, range: boolean) => {
    if (to < 0) return onLeaveUp()
    if (to >= view.shown.length) return
    if (range) {
      const start = (rangeFrom.current ??= from)
      const shrinks = Math.abs(to - start) < Math.abs(from - start)
      selection.put(shrinks ? emailsBetween(view, from, from) : emailsBetween(view, from, to), !shrinks)
    } else rangeFrom.current = null
    focusRow(to)
  }
  return (event: KeyboardEvent) => {
    const position = positionOf(event.target)
    const email = emailAt(view, position)
    if (email === null || event.altKey || event.ctrlKey || event.metaKey) return
    const target = targetOf(event.key, position, view)
    if (target !== null) moveTo(position, target, event.shiftKey)
    else if (event.key === ' ' && isLink(event.target)) selection.put([email], !selection.has(email))
    else return
    event.preventDefault()
  }
}

/** The row that a key leads to, past those that cannot be read; -1: up and out; null: the key leads nowhere. */
function targetOf(key: string, position: number, view: GuestView): number | null {
  const last = view.shown.length - 1
  const [start, step] = starts[key]?.(position, last) ?? [null, 0]
  if (start === null) return null
  let target = start
  while (target >= 0 && target <= last && emailAt(view, target) === null) target += step
  return target
}

const starts: Readonly<Record<string, (position: number, last: number) => readonly [number, 1 | -1]>> = {
  ArrowDown: (position) => [position + 1, 1],
  ArrowUp: (position) => [position - 1, -1],
  Home: () => [0, 1],
  End: (_position, last) => [last, -1],
}

function isBox(target: EventTarget): boolean {
  return target instanceof HTMLInputElement
}

function isLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null
}

function hasSelectedText(): boolean {
  return window.getSelection()?.isCollapsed === false
}

function openTab(href: string): void {
  window.open(href, '_blank', 'noopener')
}
