import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Email } from '#src/lib/guest.ts'
import type { GuestTableProps } from './guestTableProps.ts'
import { emailAt, emailsBetween, placeOf, positionOf } from './rowPlaces.ts'
import { useRowKeys } from './useRowKeys.ts'

type RowEventsInput = Pick<GuestTableProps, 'view' | 'selection' | 'hrefOf' | 'onOpen' | 'onLeaveUp'> & {
  focusRow: (position: number) => void
  /** The focus came into a row, or left the rows (null). */
  onFocus: (position: number | null) => void
}

/** What clicks, keys and focus do to rows: one set of listeners for all of them, on the element that holds them. */
export function useRowEvents(body: RefObject<HTMLElement | null>, input: RowEventsInput): void {
  const { view, hrefOf, onOpen, onFocus } = input
  const keys = useRowKeys(input)
  const tick = useTick(input)
  const onClick = useEffectEvent((event: MouseEvent) => {
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
  })
  const onAuxClick = useEffectEvent((event: MouseEvent) => {
    const email = emailAt(view, positionOf(event.target))
    if (event.button === 1 && email !== null && !isLink(event.target)) openTab(hrefOf(email))
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => keys(event))
  const onFocusIn = useEffectEvent((event: FocusEvent) => onFocus(positionOf(event.target)))
  const onFocusOut = useEffectEvent(() => onFocus(null))
  useEffect(() => {
    const element = body.current
    const stop = new AbortController()
    const { signal } = stop
    element?.addEventListener('click', (event) => onClick(event), { signal })
    element?.addEventListener('auxclick', (event) => onAuxClick(event), { signal })
    element?.addEventListener('mousedown', keepStill, { signal })
    element?.addEventListener('keydown', (event) => onKeyDown(event), { signal })
    element?.addEventListener('focusin', (event) => onFocusIn(event), { signal })
    element?.addEventListener('focusout', () => onFocusOut(), { signal })
    return () => stop.abort()
  }, [body])
}

/** Selects or unselects a row; with Shift everything from the last one ticked to this one. */
function useTick({ view, selection }: RowEventsInput) {
  return (position: number, email: Email, range: boolean) => {
    const anchor = selection.anchor()
    const from = range && anchor !== null ? placeOf(view, anchor) : -1
    const emails = from < 0 ? [email] : [...emailsBetween(view, from, position), email]
    selection.put(emails, !selection.has(email))
  }
}

/** Shift would select text, and the middle button start to scroll. */
function keepStill(event: MouseEvent): void {
  const range = event.shiftKey && isBox(event.target)
  if (range || (event.button === 1 && !isLink(event.target))) event.preventDefault()
}

function isBox(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a') !== null
}

function hasSelectedText(): boolean {
  return window.getSelection()?.isCollapsed === false
}

function openTab(href: string): void {
  window.open(href, '_blank', 'noopener')
}
