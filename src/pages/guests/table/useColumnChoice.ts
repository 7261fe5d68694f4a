import { useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { storedValue } from '#src/browser/storage.ts'
import { columns, type Column, type ColumnId } from './columns.tsx'

/** Hidden columns are stored, not visible ones, so that a column of a later version is visible at first. */
const storedHidden = storedValue('local', 'guestlist.hidden-columns', z.array(z.string()))

export type ColumnChoice = {
  /** The columns that the user wants to see, in the order of the screen; the first is always among them. */
  chosen: readonly Column[]
  choose: (id: ColumnId, isChosen: boolean) => void
}

/** The user's choice of columns, remembered in this browser. */
export function useColumnChoice(): ColumnChoice {
  const [hidden, setHidden] = useState(() => storedHidden.get() ?? [])
  const choose = (id: ColumnId, isChosen: boolean) => {
    const others = hidden.filter((other) => other !== id)
    const next = isChosen ? others : [...others, id]
    setHidden(next)
    storedHidden.set(next)
  }
  // The same array while nothing changes: otherwise every row would render again.
  const chosen = useMemo(
    () => columns.filter(({ id }, place) => place === 0 || !hidden.includes(id)),
    [hidden],
  )
  return { chosen, choose }
}
