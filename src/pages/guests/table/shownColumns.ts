import { useState } from 'react'
import * as z from 'zod/mini'
import { guestColumns, type GuestColumn } from '#src/guest-list/guestColumns.ts'

const place = 'guestlist.hidden-columns'

/** What is kept is what was hidden: a column that a later version brings is seen at once. */
const Hidden = z.array(z.catch(z.enum(guestColumns), 'guest'))

/** The columns shown, remembered in this browser, and a way to show or hide one. The first is always there. */
export function useShownColumns(): [readonly GuestColumn[], (column: GuestColumn, shown: boolean) => void] {
  const [columns, setColumns] = useState(() => shownWithout(readHidden()))
  const show = (column: GuestColumn, shown: boolean) => {
    const hidden = guestColumns.filter((other) => (other === column ? !shown : !columns.includes(other)))
    setColumns(shownWithout(hidden))
    keep(hidden)
  }
  return [columns, show]
}

function shownWithout(hidden: readonly GuestColumn[]): readonly GuestColumn[] {
  return guestColumns.filter((column) => column === 'guest' || !hidden.includes(column))
}

function readHidden(): readonly GuestColumn[] {
  try {
    return z.catch(Hidden, []).parse(JSON.parse(localStorage.getItem(place) ?? '[]'))
  } catch {
    // No storage, or no JSON in it: everything is shown.
    return []
  }
}

function keep(hidden: readonly GuestColumn[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(hidden))
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the page.
  }
}
