/** Runs a task when no other task of the same name runs. Rejects as the task does, or when the lock cannot be had. */
export type Lock = <T>(name: string, task: () => Promise<T>) => Promise<T>

/** Runs one task per name at a time, in the order they came, within this tab. */
export function createTabLock(): Lock {
  const last = new Map<string, Promise<unknown>>()
  return async (name, task) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(task)
    const ended = turn.catch(() => undefined)
    last.set(name, ended)
    try {
      return await turn
    } finally {
      if (last.get(name) === ended) last.delete(name)
    }
  }
}

/**
 * Runs one task per name at a time across the tabs of this browser. Where the browser has no locks (plain http outside
 * loopback) only the tasks of this tab wait for each other.
 */
export function createBrowserLock(): Lock {
  const inThisTab = createTabLock()
  return async (name, task) => {
    if (!hasBrowserLocks()) return inThisTab(name, task)
    return navigator.locks.request(`guestlist: ${name}`, task)
  }
}

/** `ifFree` runs the task only when no other of that name runs in this browser, else it gives null at once. */
export type TryLock = {
  whenFree: Lock
  ifFree: <T>(name: string, task: () => Promise<T>) => Promise<{ value: T } | null>
}

/** Both kinds of lock within this tab. */
export function createTabTryLock(): TryLock {
  const inTurn = createTabLock()
  const taken = new Map<string, number>()
  const whenFree: Lock = async (name, task) => {
    taken.set(name, (taken.get(name) ?? 0) + 1)
    try {
      return await inTurn(name, task)
    } finally {
      taken.set(name, (taken.get(name) ?? 0) - 1)
    }
  }
  return {
    whenFree,
    ifFree: async (name, task) => ((taken.get(name) ?? 0) > 0 ? null : { value: await whenFree(name, task) }),
  }
}

/** The same across the tabs of this browser. Only where it has locks. */
export function createBrowserTryLock(): TryLock {
  return {
    whenFree: createBrowserLock(),
    ifFree: (name, task) =>
      navigator.locks.request(`guestlist: ${name}`, { ifAvailable: true }, async (lock) =>
        lock === null ? null : { value: await task() },
      ),
  }
}

/** Whether this browser keeps tabs apart by locks: not on plain http outside loopback, nor outside a browser. */
export function hasBrowserLocks(): boolean {
  return typeof navigator !== 'undefined' && 'locks' in navigator
}
