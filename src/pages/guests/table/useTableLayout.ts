import { useSyncExternalStore } from 'react'

/** How the table is laid out: whether rows are cards, and how high they are, px. */
export type TableLayout = { isCards: boolean; rowHeight: number }

const table: TableLayout = { isCards: false, rowHeight: 48 }
const cards: TableLayout = { isCards: true, rowHeight: 84 }
const tallCards: TableLayout = { isCards: true, rowHeight: 110 }

// The widths up to which rows are cards, and cards of three lines. The styles of rows and head have the same widths.
const narrow = '(max-width: 939px)'
const narrowest = '(max-width: 359px)'

/** The layout for the present width of the window. */
export function useTableLayout(): TableLayout {
  return useSyncExternalStore(subscribe, currentLayout)
}

function currentLayout(): TableLayout {
  if (matchMedia(narrowest).matches) return tallCards
  return matchMedia(narrow).matches ? cards : table
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(narrow), matchMedia(narrowest)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}
