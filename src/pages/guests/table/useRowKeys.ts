import { useRef } from 'react'
import type { GuestTableProps } from './guestTableProps.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { emailAt, emailsBetween, positionOf } from './rowPlaces.ts'

type RowKeysInput = Pick<GuestTableProps, 'view' | 'selection' | 'onLeaveUp'> & {
  focusRow: (position: number) => void
}

/** ↑ ↓ Home End go between links, Space selects; with Shift a range grows from where it began and shrinks again. */
export function useRowKeys({
  view,
  selection,
  focusRow,
  onLeaveUp,
}: RowKeysInput): (event: KeyboardEvent) => void {
  const rangeFrom = useRef<number | null>(null)
  const moveTo = (from: number, to: number, range: boolean) => {
    if (!range) rangeFrom.current = null
    if (to < 0) return onLeaveUp()
    if (to >= view.shown.length) return
    if (range) {
      const start = (rangeFrom.current ??= from)
      const shrinks = Math.abs(to - start) < Math.abs(from - start)
      selection.put(emailsBetween(view, from, shrinks ? from : to), !shrinks)
    }
    focusRow(to)
  }
  return (event) => {
    const position = positionOf(event.target)
    const email = emailAt(view, position)
    if (email === null || event.altKey || event.ctrlKey || event.metaKey) return
    const target = targetOf(event.key, position, view)
    if (target !== null) moveTo(position, target, event.shiftKey)
    // On the box itself the browser ticks.
    else if (event.key === ' ' && !(event.target instanceof HTMLInputElement))
      selection.put([email], !selection.has(email))
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
