import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { takesText } from '#src/browser/takesText.ts'
import { isComposing } from '#src/ui/isComposing.ts'

export type DrawerKeys = {
  /** The list is in reach too: F6 goes there and back. */
  isBeside: boolean
  onClose: () => void
  /** The neighbours in the queue; they do nothing at its ends. */
  onPrevious: () => void
  onNext: () => void
  /** Puts the focus on the row's link in the list. */
  onFocusList: () => void
}

/** The keys of the drawer, from anywhere on the page: Esc, J, K and F6. Dialogs over it have their keys for themselves. */
export function useDrawerKeys(frame: RefObject<HTMLElement | null>, keys: DrawerKeys): void {
  const lastFocus = useRef<Element | null>(null)
  const switchPart = () => {
    const focused = document.activeElement
    if (!frame.current?.contains(focused)) return focusDrawer(frame.current, lastFocus.current)
    lastFocus.current = focused
    keys.onFocusList()
  }
  const actionOf = (event: KeyboardEvent): (() => void) | null => {
    if (event.key === 'Escape') return keys.onClose
    if (event.key === 'F6') return keys.isBeside ? switchPart : null
    if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return null
    return { j: keys.onNext, k: keys.onPrevious }[event.key.toLowerCase()] ?? null
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || isOverlaid(frame.current, event.target)) return
    const action = actionOf(event)
    if (!action) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Back to what had the focus in the drawer, else to its title. */
function focusDrawer(frame: HTMLElement | null, before: Element | null): void {
  const target = before?.isConnected === true ? before : frame?.querySelector('[data-autofocus]')
  if (target instanceof HTMLElement) target.focus()
}

/** Whether another dialog has the focus or lies over the page. One that this key has just closed counts too. */
function isOverlaid(frame: HTMLElement | null, target: EventTarget | null): boolean {
  const around = target instanceof Element ? target.closest('[role=dialog]') : null
  if (around !== null && around !== frame) return true
  return [...document.querySelectorAll('[aria-modal=true]')].some((dialog) => dialog !== frame)
}
