/** A value with listeners. `subscribe` returns the function that stops listening. */
export type Store<T> = {
  get: () => T
  set: (value: T) => void
  update: (change: (value: T) => T) => void
  subscribe: (listener: () => void) => () => void
}

/** Holds one value and calls every listener after it was replaced by a different one (`Object.is`). */
export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const set = (next: T): void => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
