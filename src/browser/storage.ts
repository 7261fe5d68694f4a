import type * as z from 'zod/mini'

/** Where the browser keeps a value: 'local' for all tabs until it is removed, 'session' for this tab, also after a reload. */
type Area = 'local' | 'session'

export type Stored<T> = {
  /** null: nothing is kept, it has another shape, or the browser refuses storage. */
  get: () => T | null
  /** null removes it. A browser that refuses storage, or has no room left, keeps nothing. */
  set: (value: T | null) => void
}

/** A text that the browser keeps under this key. */
export function storedText(area: Area, key: string): Stored<string> {
  return {
    get: () => {
      try {
        return storageOf(area).getItem(key)
      } catch {
        return null
      }
    },
    set: (text) => {
      try {
        if (text === null) storageOf(area).removeItem(key)
        else storageOf(area).setItem(key, text)
      } catch {
        // Nothing here is worth a message: the page goes on with what it has in memory.
      }
    },
  }
}

/** A value that the browser keeps under this key as JSON. */
export function storedValue<T>(area: Area, key: string, schema: z.ZodMiniType<T>): Stored<T> {
  const stored = storedText(area, key)
  return {
    get: () => {
      const checked = schema.safeParse(parseJson(stored.get()))
      return checked.success ? checked.data : null
    },
    set: (value) => stored.set(value === null ? null : JSON.stringify(value)),
  }
}

/** Where the browser refuses storage, its name alone throws. */
function storageOf(area: Area): Storage {
  return area === 'local' ? localStorage : sessionStorage
}

/** null for null and for what is no JSON. */
function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
