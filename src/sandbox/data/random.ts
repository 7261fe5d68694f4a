/** A stream of numbers in [0, 1), always the same for the same seed. */
export type Random = () => number

/** Mixes integers into one 32-bit number: the same in, the same out, neighbours far apart. */
export function mix(...parts: readonly number[]): number {
  let hash = 0x9e3779b9
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

/** Mulberry32: small, fast and good enough to look like life. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/** An integer from 0 up to, not including, `count`. */
export function below(random: Random, count: number): number {
  return Math.floor(random() * count)
}

/** The entry at `index`, counted around; an empty list is a mistake in our own data. */
export function at<T>(list: readonly T[], index: number): T {
  const entry = list[index % list.length]
  if (entry === undefined) throw new RangeError('Nothing to choose from.')
  return entry
}

/** One entry of the list, each as likely as the other. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return at(list, below(random, list.length))
}
