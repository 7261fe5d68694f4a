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

type ProviderProps = { neighbours: GuestNeighbours; children: ReactNode }

/** Lends the rows of the list, and the way to them, to what opens over it. */
export function GuestNeighboursProvider({ neighbours, children }: ProviderProps) {
  return <GuestNeighboursContext value={neighbours}>{children}</GuestNeighboursContext>
}

/** The rows of the list beneath: for *Previous guest*, *Next guest*, and giving the focus back. Only inside the guests page. */
export function useGuestNeighbours(): GuestNeighbours {
  const neighbours = use(GuestNeighboursContext)
  if (neighbours === null) throw new Error('useGuestNeighbours needs the guests page around it.')
  return neighbours
}
