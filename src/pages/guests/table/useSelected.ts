import { useSyncExternalStore } from 'react'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { Selection } from './selection.ts'

/** How many are selected, how many of them are in the rows shown, and how many guests those are. */
export function useSelected(
  selection: Selection,
  view: GuestView,
): { total: number; shown: number; ofShown: number } {
  useSyncExternalStore(selection.subscribe, selection.version)
  const total = selection.emails().size
  return { total, shown: total === 0 ? 0 : countShown(selection, view), ofShown: view.shown.length }
}

function countShown(selection: Selection, { index, shown }: GuestView): number {
  let count = 0
  for (const slot of shown) if (selection.has(index.keys[slot] ?? '')) count += 1
  return count
}
