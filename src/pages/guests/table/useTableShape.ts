import { useSyncExternalStore } from 'react'

/** How the table stands in a window: whether rows are cards, and how high they are, px. */
export type TableShape = { cards: boolean; rowHeight: number }

const table: TableShape = { cards: false, rowHeight: 48 }
const cards: TableShape = { cards: true, rowHeight: 84 }
const slimCards: TableShape = { cards: true, rowHeight: 110 }

/** Up to these widths rows are cards, and cards of three lines. The same widths stand in the styles of rows and head. */
const narrow = '(max-width: 939px)'
const slim = '(max-width: 359px)'

/** The shape for the window as wide as it is. */
export function useTableShape(): TableShape {
  return useSyncExternalStore(subscribe, shapeNow)
}

function shapeNow(): TableShape {
  if (matchMedia(slim).matches) return slimCards
  return matchMedia(narrow).matches ? cards : table
}

function subscribe(listener: () => void): () => void {
  const widths = [matchMedia(narrow), matchMedia(slim)]
  for (const width of widths) width.addEventListener('change', listener)
  return () => {
    for (const width of widths) width.removeEventListener('change', listener)
  }
}
