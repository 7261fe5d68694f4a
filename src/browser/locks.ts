/** Runs one task per name at a time, in the order they came, within this tab. */
export function oneAtATime(): <T>(name: string, task: () => Promise<T>) => Promise<T> {
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

const inThisTab = oneAtATime()

/**
 * Runs one task per name at a time across the tabs of this browser. Where there are no locks (plain http outside
 * loopback) only this tab's tasks wait for each other.
 */
export async function oneAtATimeInBrowser<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return inThisTab(name, task)
  return navigator.locks.request(`guestlist: ${name}`, task)
}
