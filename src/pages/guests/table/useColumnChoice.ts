import { useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { columns, type Column, type ColumnId } from './columns.tsx'

const storageKey = 'guestlist.hidden-columns'

/** Hidden columns are stored, not visible ones, so that a column of a later version is visible at first. */
const HiddenColumns = z.array(z.string())

export type ColumnChoice = {
  /** The columns that the user wants to see, in the order of the screen; the first is always among them. */
  chosen: readonly Column[]
  choose: (id: ColumnId, isChosen: boolean) => void
}

/** The user's choice of columns, remembered in this browser. */
export function useColumnChoice(): ColumnChoice {
  const [hidden, setHidden] = useState(readHidden)
  const choose = (id: ColumnId, isChosen: boolean) => {
    const others = hidden.filter((other) => other !== id)
    const next = isChosen ? others : [...others, id]
    setHidden(next)
    storeHidden(next)
  }
  // The same array while nothing changes: otherwise every row would render again.
  const chosen = useMemo(
    () => columns.filter(({ id }, place) => place === 0 || !hidden.includes(id)),
    [hidden],
  )
  return { chosen, choose }
}

function readHidden(): readonly string[] {
  try {
    return z.catch(HiddenColumns, []).parse(JSON.parse(localStorage.getItem(storageKey) ?? '[]'))
  } catch {
    // No storage, or no JSON in it: every column is visible.
    return []
  }
}

function storeHidden(hidden: readonly string[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(hidden))
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the page.
  }
}
