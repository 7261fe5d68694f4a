import type { Email } from '#src/lib/guest.ts'

/**
 * Who is selected. It lives outside React's tree: a tick redraws its own row, not the table.
 * `version` changes with every change; `anchor` is where a range with Shift begins.
 */
export type Selection = {
  has: (email: Email) => boolean
  emails: () => ReadonlySet<Email>
  version: () => number
  anchor: () => Email | null
  subscribe: (listener: () => void) => () => void
  /** Selects or unselects; the last of `emails` becomes the anchor. */
  put: (emails: readonly Email[], selected: boolean) => void
  /** Just these and nobody else. */
  replace: (emails: readonly Email[]) => void
  /** Lets go of those who are not there any more. */
  keepOnly: (isThere: (email: Email) => boolean) => void
}

/** An empty selection; one per organization and visit. */
export function createSelection(): Selection {
  const selected = new Set<Email>()
  const listeners = new Set<() => void>()
  let version = 0
  let anchor: Email | null = null
  const changed = () => {
    version += 1
    for (const listener of listeners) listener()
  }
  const put = (emails: readonly Email[], on: boolean) => {
    for (const email of emails) {
      if (on) selected.add(email)
      else selected.delete(email)
    }
    anchor = emails.at(-1) ?? anchor
    changed()
  }
  const keepOnly = (isThere: (email: Email) => boolean) => {
    const before = selected.size
    for (const email of selected) if (!isThere(email)) selected.delete(email)
    if (selected.size !== before) changed()
  }
  return {
    has: (email) => selected.has(email),
    emails: () => selected,
    version: () => version,
    anchor: () => anchor,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    put,
    replace: (emails) => {
      selected.clear()
      put(emails, true)
    },
    keepOnly,
  }
}
