import { createContext, use, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { NoticeCard, type NoticeContent } from './NoticeCard.tsx'
import classes from './notices.module.css'

type Notice = NoticeContent & { id: number }
type Place = 'page' | 'dialog'
type Outlet = { id: string; place: Place }

/** How many are in sight at once: an older one goes when a new one comes. */
const most = 3

type Notices = { show: (content: NoticeContent) => void }
type Board = {
  notices: readonly Notice[]
  dismiss: (id: number) => void
  shownIn: string | undefined
  join: (outlet: Outlet) => () => void
}

const NoticesContext = createContext<Notices | null>(null)
const BoardContext = createContext<Board | null>(null)

/** Keeps the notices of the app, whichever outlet shows them: a notice outlives the dialog it appeared in. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const [outlets, setOutlets] = useState<readonly Outlet[]>([])
  // The functions stay the same for the provider's life: effects and mutation callbacks hold on to them.
  const [stable] = useState(() => {
    let lastId = 0
    return {
      show: (content: NoticeContent) => {
        lastId += 1
        const notice = { ...content, id: lastId }
        setNotices((shown) => [notice, ...shown].slice(0, most))
      },
      dismiss: (id: number) => setNotices((shown) => shown.filter((notice) => notice.id !== id)),
      join: (outlet: Outlet) => {
        setOutlets((others) => [...others, outlet])
        return () => setOutlets((others) => others.filter((other) => other !== outlet))
      },
    }
  })
  const shownIn = (outlets.findLast(({ place }) => place === 'dialog') ?? outlets.at(-1))?.id
  const board = useMemo(
    () => ({ notices, shownIn, dismiss: stable.dismiss, join: stable.join }),
    [notices, shownIn, stable],
  )
  return (
    <NoticesContext value={stable}>
      <BoardContext value={board}>{children}</BoardContext>
    </NoticesContext>
  )
}

/** `show` says something that happened; it stays 20 s and longer while pointed at or focused. Never the only place of anything. */
export function useNotices(): Notices {
  return present(use(NoticesContext))
}

/**
 * Where notices appear. The innermost one shows them: an outlet inside a dialog goes before the page's, because
 * nothing outside a dialog can be reached. The live region is there before its first message, or nothing is read out.
 */
export function NoticeOutlet({ place = 'page' }: { place?: Place }) {
  const id = useId()
  const { join, shownIn, notices, dismiss } = present(use(BoardContext))
  const region = useRef<HTMLOutputElement>(null)
  useLayoutEffect(() => join({ id, place }), [join, id, place])
  const dismissed = (notice: number) => {
    // A pressed button that vanishes drops the focus on the body, outside of any dialog.
    if (region.current?.contains(document.activeElement)) region.current.focus()
    dismiss(notice)
  }
  return (
    <output ref={region} className={classes.outlet} data-place={place} aria-atomic="false" tabIndex={-1}>
      {shownIn === id &&
        notices.map((notice) => (
          <NoticeCard key={notice.id} id={notice.id} content={notice} onDismiss={dismissed} />
        ))}
    </output>
  )
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('Notices need a NoticesProvider around them.')
  return value
}
