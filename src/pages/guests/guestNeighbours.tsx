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

export type GuestNeighbours = {
  neighboursOf: (email: Email) => Neighbours
  /** Scrolls the guest's row into view and puts the focus on its link; not shown: on the search box. */
  focusGuest: (email: Email) => void
}

const GuestNeighboursContext = createContext<GuestNeighbours | null>(null)

/** Lends the order of the list to what opens over it. */
export function GuestNeighboursProvider({
  order,
  children,
}: {
  order: GuestNeighbours
  children: ReactNode
}) {
  return <GuestNeighboursContext value={order}>{children}</GuestNeighboursContext>
}

/** The order of the list beneath: for *Previous guest*, *Next guest*, and giving the focus back. Only inside the guests page. */
export function useGuestNeighbours(): GuestNeighbours {
  const order = use(GuestNeighboursContext)
  if (order === null) throw new Error('useGuestNeighbours needs the guests page around it.')
  return order
}
