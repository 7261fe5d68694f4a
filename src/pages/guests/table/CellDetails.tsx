import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { nameMember, type MembersResult } from '#src/features/members/membersResult.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { membersAt } from '#src/guest-list/guestIndex.ts'
import type { MemberId } from '#src/lib/member.ts'
import { isComposing } from '#src/ui/isComposing.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './CellDetails.module.css'
import { cellAround, isDetailsTap, rowIndexAround } from './rowIndex.ts'

/** How long the pointer rests on a cell before its details appear, ms, and how long they stay when it leaves. */
const showDelayMs = 250
const hideDelayMs = 150

type CellDetailsProps = {
  /** The element that holds the table; the details are placed in it, over the rows. */
  container: RefObject<HTMLElement | null>
  view: GuestView
  members: MembersResult
}

/**
 * What a cell has no room for: all members of a guest, or the exact time of a date. Shown on hover, on focus, and on tap
 * for members. One for the whole table; a cell that has details is marked with `data-details`: an instant (epoch ms), or `members`.
 */
export function CellDetails({ container, view, members }: CellDetailsProps) {
  const m = useMessages()
  const id = useId()
  const popup = useRef<HTMLDivElement>(null)
  const { cell, hide } = useShownCell(container, popup)
  useLayoutEffect(() => {
    if (!cell || !popup.current || !container.current) return undefined
    place(popup.current, cell, container.current)
    cell.setAttribute('aria-describedby', id)
    return () => cell.removeAttribute('aria-describedby')
  })
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Escape') return
    // Only the details close, not what lies beside or below them.
    event.stopPropagation()
    hide()
  })
  useEffect(() => {
    if (!cell) return undefined
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [cell])
  if (!cell?.isConnected) return null
  const details = cell.dataset['details']
  return (
    <div ref={popup} id={id} role="tooltip" className={classes.details}>
      {details === 'members' ? (
        <MemberDetails ids={idsIn(view, cell)} members={members} />
      ) : (
        m.format.dateTime(Number(details))
      )}
    </div>
  )
}

/** The cell whose details are shown; null: none are. */
function useShownCell(container: RefObject<HTMLElement | null>, popup: RefObject<HTMLElement | null>) {
  const [cell, setCell] = useState<HTMLElement | null>(null)
  const timer = useRef(0)
  const showLater = (next: HTMLElement | null, delayMs: number) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setCell(next), delayMs)
  }
  const showNow = (next: HTMLElement | null) => {
    clearTimeout(timer.current)
    setCell(next)
  }
  const onPointer = useEffectEvent((event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const isInDetails = event.target instanceof Node && popup.current?.contains(event.target) === true
    const next = isInDetails ? cell : cellAround(event.target)
    if (next !== cell) showLater(next ?? focusedCell(), next ? showDelayMs : hideDelayMs)
    else clearTimeout(timer.current)
  })
  const onFocus = useEffectEvent(() => showNow(focusedCell()))
  const onTap = useEffectEvent((event: Event) => {
    if (isDetailsTap(event)) showNow(cellAround(event.target))
    else if (cell) showNow(null)
  })
  // This part loads late: the pointer or the focus may be on a cell already.
  const onMount = useEffectEvent(() => {
    const hovered = container.current?.querySelector<HTMLElement>('[data-details]:hover') ?? null
    const first = hovered ?? focusedCell()
    if (first) showLater(first, showDelayMs)
  })
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const element = container.current
    onMount()
    element?.addEventListener('pointerover', (event) => onPointer(event), { signal })
    element?.addEventListener('pointerleave', (event) => onPointer(event), { signal })
    document.addEventListener('focusin', () => onFocus(), { signal })
    document.addEventListener('click', (event) => onTap(event), { signal })
    return () => {
      stop.abort()
      clearTimeout(timer.current)
    }
  }, [container])
  return { cell, hide: () => showNow(null) }
}

function focusedCell(): HTMLElement | null {
  return document.activeElement?.matches(':focus-visible') ? cellAround(document.activeElement) : null
}

function idsIn({ index, shown }: GuestView, cell: HTMLElement): readonly MemberId[] {
  return membersAt(index.memberLists, shown[rowIndexAround(cell)] ?? -1)
}

/** Puts the details below their cell, above it where there is no room below, and always inside the container. */
function place(popup: HTMLElement, cell: HTMLElement, container: HTMLElement): void {
  const at = cell.getBoundingClientRect()
  const area = container.getBoundingClientRect()
  const isBelow = at.bottom + popup.offsetHeight < window.innerHeight
  const top = isBelow ? at.bottom : at.top - popup.offsetHeight
  const left = Math.max(0, Math.min(at.left - area.left, area.width - popup.offsetWidth))
  popup.style.translate = `${left}px ${top - area.top}px`
}

function MemberDetails({ ids, members }: { ids: readonly MemberId[]; members: MembersResult }) {
  const m = useMessages()
  return ids.map((memberId) => {
    const { member, name } = nameMember(memberId, members, m)
    const status = member ? m.guests.memberStatus[member.status] : m.guests.memberNotFound
    return (
      <div key={memberId} className={classes.member} data-status={member?.status ?? 'not-found'}>
        <bdi translate="no" className={classes.name}>
          {name}
        </bdi>{' '}
        <span className={classes.status}>{status}</span>{' '}
        {member && (
          <bdi translate="no" className={classes.email}>
            {member.email}
          </bdi>
        )}
      </div>
    )
  })
}
