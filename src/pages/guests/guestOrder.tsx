import { createContext, use, type ReactNode } from 'react'
import type { Email } from '#src/lib/guest.ts'

/** A guest's place among the rows that the list shows now. */
export type Neighbours = {
  previous: Email | null
  next: Email | null
  /** 1 is the first row; 0: not among the rows shown. */
  position: number
  /** How many rows the list shows. */
  count: number
}

export type GuestOrder = {
  neighboursOf: (email: Email) => Neighbours
  /** Scrolls the guest's row into view and puts the focus on its link; not shown: on the search box. */
  focusGuest: (email: Email) => void
}

const GuestOrderContext = createContext<GuestOrder | null>(null)

/** Lends the order of the list to what opens over it. */
export function GuestOrderProvider({ order, children }: { order: GuestOrder; children: ReactNode }) {
  return <GuestOrderContext value={order}>{children}</GuestOrderContext>
}

/** The order of the list beneath: for *Previous guest*, *Next guest*, and giving the focus back. Only inside the guests page. */
export function useGuestOrder(): GuestOrder {
  const order = use(GuestOrderContext)
  if (order === null) throw new Error('useGuestOrder needs the guests page around it.')
  return order
}
