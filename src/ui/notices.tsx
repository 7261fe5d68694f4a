import { createContext, use, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { BesideContext } from './besideContext.ts'
import { NoticeCard, type NoticeContent } from './NoticeCard.tsx'
import classes from './notices.module.css'

type Notice = NoticeContent & { id: number }
type OutletPlace = 'page' | 'dialog'
type Outlet = { id: string; place: OutletPlace }

/** How many are shown at once; a new one replaces the oldest. */
const maxShown = 3

/** A notice that was shown. Both do nothing once it is gone. */
export type ShownNotice = {
  dismiss: () => void
  /** Takes its action away: what the action would do is done. */
  withdrawAction: () => void
}

type Notices = {
  show: (content: NoticeContent) => ShownNotice
  /** Dismisses all of them. */
  clear: () => void
}
type NoticeStore = {
  notices: readonly Notice[]
  dismiss: (id: number) => void
  shownIn: string | undefined
  join: (outlet: Outlet) => () => void
}

const NoticesContext = createContext<Notices | null>(null)
const NoticeStoreContext = createContext<NoticeStore | null>(null)

/** Owns the notices of the app. A notice stays when the dialog that showed it closes: another outlet shows it then. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const [outlets, setOutlets] = useState<readonly Outlet[]>([])
  // The same functions for the provider's life: effects and mutation callbacks keep them.
  const [stable] = useState(() => {
    let lastId = 0
    const dismiss = (id: number) => setNotices((shown) => shown.filter((notice) => notice.id !== id))
    const withdrawAction = (id: number) =>
      setNotices((shown) => shown.map((notice) => (notice.id === id ? { id, text: notice.text } : notice)))
    return {
      show: (content: NoticeContent) => {
        lastId += 1
        const id = lastId
        setNotices((shown) => [{ ...content, id }, ...shown].slice(0, maxShown))
        return { dismiss: () => dismiss(id), withdrawAction: () => withdrawAction(id) }
      },
      clear: () => setNotices([]),
      dismiss,
      join: (outlet: Outlet) => {
        setOutlets((others) => [...others, outlet])
        return () => setOutlets((others) => others.filter((other) => other !== outlet))
      },
    }
  })
  const shownIn = (outlets.findLast(({ place }) => place === 'dialog') ?? outlets.at(-1))?.id
  const store = useMemo(
    () => ({ notices, shownIn, dismiss: stable.dismiss, join: stable.join }),
    [notices, shownIn, stable],
  )
  return (
    <NoticesContext value={stable}>
      <NoticeStoreContext value={store}>{children}</NoticeStoreContext>
    </NoticesContext>
  )
}

/** `show` announces what happened, for 20 s and longer while hovered or focused. Never the only place of anything. */
export function useNotices(): Notices {
  return present(use(NoticesContext))
}

/**
 * A live region that shows the notices. With several, one inside a dialog is used, because nothing outside of a modal
 * dialog can be reached. It must exist before its first notice, or screen readers stay silent.
 */
export function NoticeOutlet({ place = 'page' }: { place?: OutletPlace }) {
  // Beside the drawer the page is in reach, and notices there cover no member of the next guest.
  const isBeside = use(BesideContext)
  return place === 'dialog' && isBeside ? null : <Region place={place} />
}

function Region({ place }: { place: OutletPlace }) {
  const id = useId()
  const { join, shownIn, notices, dismiss } = present(use(NoticeStoreContext))
  const region = useRef<HTMLOutputElement>(null)
  useLayoutEffect(() => join({ id, place }), [join, id, place])
  const dismissAndKeepFocus = (notice: number) => {
    // When a pressed button is removed the focus falls on the body, outside of any dialog.
    if (region.current?.contains(document.activeElement)) region.current.focus()
    dismiss(notice)
  }
  return (
    <output ref={region} className={classes.outlet} data-place={place} aria-atomic="false" tabIndex={-1}>
      {shownIn === id &&
        notices.map((notice) => (
          <NoticeCard key={notice.id} id={notice.id} content={notice} onDismiss={dismissAndKeepFocus} />
        ))}
    </output>
  )
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('Notices need a NoticesProvider around them.')
  return value
}
