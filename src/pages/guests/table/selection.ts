import type { GuestView } from '#src/guest-list/guestView.ts'
import { createStore } from '#src/lib/createStore.ts'
import type { Email } from '#src/lib/guest.ts'
import { useStore } from '#src/ui/useStore.ts'

/**
 * Which guests are selected. A store outside React's tree: selecting a guest renders its row's checkbox, not the table.
 * Emails are written as the list writes them.
 */
export type Selection = ReturnType<typeof createSelection>

type Selected = {
  emails: ReadonlySet<Email>
  /** Where a range with Shift begins: the guest selected or unselected last. */
  anchor: Email | null
}

/** An empty selection; one for each organization and visit. */
export function createSelection() {
  const store = createStore<Selected>({ emails: new Set(), anchor: null })
  return {
    get: store.get,
    subscribe: store.subscribe,
    has: (email: Email): boolean => store.get().emails.has(email),
    /** Selects or unselects; the last of `changed` becomes the anchor. */
    put: (changed: readonly Email[], selected: boolean): void =>
      store.update(({ emails, anchor }) => {
        const next = new Set(emails)
        for (const email of changed) {
          if (selected) next.add(email)
          else next.delete(email)
        }
        return { emails: next, anchor: changed.at(-1) ?? anchor }
      }),
    /** Selects these guests and no other. */
    replace: (emails: readonly Email[]): void =>
      store.set({ emails: new Set(emails), anchor: emails.at(-1) ?? null }),
    /** Unselects the guests that are no longer in the list. */
    keepOnly: (isInList: (email: Email) => boolean): void =>
      store.update((selected) => {
        const kept = [...selected.emails].filter(isInList)
        return kept.length === selected.emails.size ? selected : { ...selected, emails: new Set(kept) }
      }),
  }
}

/** How many guests are selected, and how many of them are among the rows shown. */
export function useSelectionCounts(selection: Selection, view: GuestView): { total: number; shown: number } {
  const { emails } = useStore(selection)
  return { total: emails.size, shown: emails.size === 0 ? 0 : countShown(emails, view) }
}

/** The slots of the selected guests, shown or not, in the order of the list. */
export function selectedSlots(selection: Selection, { index, order }: GuestView): Uint32Array {
  return order.filter((slot) => index.rows[slot] && selection.has(index.keys[slot] ?? ''))
}

function countShown(emails: ReadonlySet<Email>, { index, shown }: GuestView): number {
  let count = 0
  for (const slot of shown) if (emails.has(index.keys[slot] ?? '')) count += 1
  return count
}
