import { createContext, use, type ReactNode } from 'react'
import type { Email } from '#src/lib/guest.ts'

/** The guests in the rows before and after a guest; null where there is none, or the guest's row is not shown. */
export type Neighbours = { previous: Email | null; next: Email | null }

export type GuestNeighbours = {
  neighboursOf: (email: Email) => Neighbours
  /** Scrolls the guest's row into view and puts the focus on its link; on the search when it is not shown. */
  focusGuest: (email: Email) => void
}

const GuestNeighboursContext = createContext<GuestNeighbours | null>(null)

type GuestNeighboursProviderProps = { neighbours: GuestNeighbours; children: ReactNode }

/** Gives what opens over the list its rows: who comes before and after a guest, and how to focus a row. */
export function GuestNeighboursProvider({ neighbours, children }: GuestNeighboursProviderProps) {
  return <GuestNeighboursContext value={neighbours}>{children}</GuestNeighboursContext>
}

/** The rows of the list beneath, for *Previous guest*, *Next guest* and the focus. Only inside the guests page. */
export function useGuestNeighbours(): GuestNeighbours {
  const neighbours = use(GuestNeighboursContext)
  if (neighbours === null) throw new Error('useGuestNeighbours needs the guests page around it.')
  return neighbours
}
