import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Email } from '#src/lib/guest.ts'
import { isComposing } from '#src/ui/isComposing.ts'
import { emailAt, emailsBetween, isDetailsTap, rowIndexAround, rowIndexOf } from './rowIndex.ts'
import type { Selection } from './selection.ts'

type RowEventsInput = {
  view: GuestView
  selection: Selection
  hrefOf: (email: Email) => string
  onOpen: (email: Email) => void
  onLeaveUp: () => void
  focusRow: (rowIndex: number) => void
  /** The focus came into a row, or left the rows (null). */
  onFocus: (rowIndex: number | null) => void
}

/** What clicks, keys and focus do in rows: one set of listeners, on the element that holds the rows. */
export function useRowEvents(body: RefObject<HTMLElement | null>, input: RowEventsInput): void {
  const { view, selection, hrefOf, onOpen, onFocus } = input
  const handleKey = useRowKeys(input)
  const onClick = useEffectEvent((event: MouseEvent) => {
    const rowIndex = rowIndexAround(event.target)
    const email = emailAt(view, rowIndex)
    if (email === null || isDetailsTap(event)) return
    if (isCheckbox(event.target)) return toggle(view, selection, rowIndex, event.shiftKey)
    const onLink = isLink(event.target)
    const opensTab = event.metaKey || event.ctrlKey || event.shiftKey
    // On the link itself the browser does what these clicks mean there.
    if (opensTab && onLink) return
    if (opensTab) return openTab(hrefOf(email))
    if (!onLink && hasSelectedText()) return
    event.preventDefault()
    onOpen(email)
  })
  const onAuxClick = useEffectEvent((event: MouseEvent) => {
    const email = emailAt(view, rowIndexAround(event.target))
    if (event.button === 1 && email !== null && !isLink(event.target)) openTab(hrefOf(email))
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => handleKey(event))
  const onFocusIn = useEffectEvent((event: FocusEvent) => onFocus(rowIndexAround(event.target)))
  const onFocusOut = useEffectEvent(() => onFocus(null))
  useEffect(() => {
    const element = body.current
    const stop = new AbortController()
    const { signal } = stop
    element?.addEventListener('click', (event) => onClick(event), { signal })
    element?.addEventListener('auxclick', (event) => onAuxClick(event), { signal })
    element?.addEventListener('mousedown', preventDefaultAction, { signal })
    element?.addEventListener('keydown', (event) => onKeyDown(event), { signal })
    element?.addEventListener('focusin', (event) => onFocusIn(event), { signal })
    element?.addEventListener('focusout', () => onFocusOut(), { signal })
    return () => stop.abort()
  }, [body])
}

/** Selects or unselects the guest of a row; with `range` every guest from the anchor to it. */
function toggle(view: GuestView, selection: Selection, rowIndex: number, range: boolean): void {
  const email = emailAt(view, rowIndex)
  if (email === null) return
  const { anchor } = selection.get()
  const from = range && anchor !== null ? rowIndexOf(view, anchor) : -1
  const emails = from < 0 ? [email] : [...emailsBetween(view, from, rowIndex), email]
  selection.put(emails, !selection.has(email))
}

/** ↑ ↓ Home End go from link to link, Space selects; with Shift a range grows from where it began and shrinks again. */
function useRowKeys({ view, selection, focusRow, onLeaveUp }: RowEventsInput) {
  const rangeStart = useRef<number | null>(null)
  const moveTo = (from: number, to: number, range: boolean) => {
    if (!range) rangeStart.current = null
    if (to < 0) return onLeaveUp()
    if (to >= view.shown.length) return
    if (range) {
      const start = (rangeStart.current ??= from)
      selection.put(emailsBetween(view, start, from), false)
      selection.put(emailsBetween(view, start, to), true)
    }
    focusRow(to)
  }
  return (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const rowIndex = rowIndexAround(event.target)
    if (emailAt(view, rowIndex) === null || event.altKey || event.ctrlKey || event.metaKey) return
    const target = keyTarget(event.key, rowIndex, view)
    if (target !== null) moveTo(rowIndex, target, event.shiftKey)
    // On the checkbox itself the browser turns Space into a click.
    else if (event.key === ' ' && !isCheckbox(event.target)) toggle(view, selection, rowIndex, false)
    else return
    event.preventDefault()
  }
}

/** The row that a key leads to, past those that can't be read; -1: above the first; null: not a key that moves. */
function keyTarget(key: string, rowIndex: number, view: GuestView): number | null {
  const last = view.shown.length - 1
  const [start, step] = keyStarts[key]?.(rowIndex, last) ?? [null, 0]
  if (start === null) return null
  let target = start
  while (target >= 0 && target <= last && emailAt(view, target) === null) target += step
  return target
}

const keyStarts: Readonly<Record<string, (rowIndex: number, last: number) => readonly [number, 1 | -1]>> = {
  ArrowDown: (rowIndex) => [rowIndex + 1, 1],
  ArrowUp: (rowIndex) => [rowIndex - 1, -1],
  Home: () => [0, 1],
  End: (_rowIndex, last) => [last, -1],
}

/** Shift would select text, and the middle button would start to scroll. */
function preventDefaultAction(event: MouseEvent): void {
  const selectsRange = event.shiftKey && isCheckbox(event.target)
  if (selectsRange || (event.button === 1 && !isLink(event.target))) event.preventDefault()
}

function isCheckbox(target: EventTarget | null): boolean {
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
