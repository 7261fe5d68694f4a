/** Returns the next pseudo-random number in [0, 1); the same seed gives the same numbers. */
export type Random = () => number

/** Hashes integers to one unsigned 32-bit number. */
export function mix(...parts: readonly number[]): number {
  let hash = 0x9e3779b9
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

/** Makes a pseudo-random generator (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/** Returns an integer from 0 to `count - 1`. */
export function below(random: Random, count: number): number {
  return Math.floor(random() * count)
}

/** Returns the entry at `index` modulo the length. Throws a RangeError for an empty list. */
export function at<T>(list: readonly T[], index: number): T {
  const entry = list[index % list.length]
  if (entry === undefined) throw new RangeError('The list is empty.')
  return entry
}

/** Returns one entry of the list, all equally likely. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return at(list, below(random, list.length))
}
