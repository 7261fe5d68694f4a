import { createContext, use, useMemo, type ReactNode } from 'react'
import type { QueuePosition } from '#src/guest-list/guestQueue.ts'
import type { Email } from '#src/lib/guest.ts'

/** What the list offers to the guest that is open beside it or over it. */
export type ListAround = {
  /** Where the open guest is in the queue; null: not in it, or the list is still loading. */
  position: QueuePosition | null
  /** Reports which guests are done (`guestKey`): the list marks their rows. */
  reportDone: (done: ReadonlySet<string>) => void
  /** Scrolls the guest's row into view and puts the focus on its link; on the search when it is not shown. */
  focusGuest: (email: Email) => void
  /** Opens *New guest* with this email filled in. */
  invite: (email: Email) => void
}

const ListAroundContext = createContext<ListAround | null>(null)

type ListAroundProviderProps = ListAround & { children: ReactNode }

/** Gives the open guest the list around it. It is rendered again only when one of these changes, not with the list. */
export function ListAroundProvider({ children, ...list }: ListAroundProviderProps) {
  const { position, reportDone, focusGuest, invite } = list
  const value = useMemo(
    () => ({ position, reportDone, focusGuest, invite }),
    [position, reportDone, focusGuest, invite],
  )
  return <ListAroundContext value={value}>{children}</ListAroundContext>
}

/** The list around the open guest. Only inside the guests page. */
export function useListAround(): ListAround {
  const list = use(ListAroundContext)
  if (list === null) throw new Error('useListAround needs the guests page around it.')
  return list
}
