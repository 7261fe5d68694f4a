import { useEffect, useRef, type RefObject } from 'react'
import type { Email } from '#src/lib/guest.ts'
import type { GuestRowsHandle } from '#src/pages/guests/table/guestTableProps.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { placeOf } from '#src/pages/guests/table/rowPlaces.ts'
import type { SearchBoxHandle } from '#src/pages/guests/filters/SearchBox.tsx'

type GuestFocusInput = {
  view: GuestView
  rows: RefObject<GuestRowsHandle | null>
  searchBox: RefObject<SearchBoxHandle | null>
  /** Rows are still on their way: who is not shown may come. */
  reading: boolean
}

/**
 * Puts the focus on a guest's link, wherever in the list it is; on the search when the guest is not shown. A guest
 * whose row is still being read gets it once the row is there, unless the person has gone on meanwhile.
 */
export function useGuestFocus({ view, rows, searchBox, reading }: GuestFocusInput): (email: Email) => void {
  const awaited = useRef<Email | null>(null)
  const focusRowOf = (email: Email): boolean => {
    const place = placeOf(view, email)
    if (place < 0 || !rows.current) return false
    rows.current.focusRow(place)
    return true
  }
  useEffect(() => {
    if (awaited.current === null) return
    const goneOn = !searchBox.current?.isUntouched()
    if (goneOn || focusRowOf(awaited.current) || !reading) awaited.current = null
  })
  return (email) => {
    if (focusRowOf(email)) return
    searchBox.current?.focus()
    awaited.current = email
  }
}
