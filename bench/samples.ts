import type { Size, Subject } from './world.ts'

/** What is measured, by name. Milliseconds unless it says otherwise. */
export type Metric =
  | 'first rows'
  | 'everything read'
  | 'merely fetched'
  | 'blocked'
  | 'longest task after first rows'
  | 'key'
  | 'key at a quarter of the speed'
  | 'letter'
  | 'letter while loading'
  | 'first sort'
  | 'sort'
  | 'blank frames'
  | 'long tasks while scrolling'
  | 'dropped frames, %'
  | 'drawer'
  | 'picker opens'
  | 'picker key'
  | 'picker tick'
  | 'nodes'
  | 'heap, MB'
  | 'JS, kB'
  | 'CSS, kB'
  | 'layout shift'

/** Everything measured so far. */
export type Samples = {
  add: (metric: Metric, subject: Subject, size: Size, value: number) => void
  of: (metric: Metric, subject: Subject, size: Size) => readonly number[]
  toJSON: () => Readonly<Record<string, readonly number[]>>
}

function key(metric: Metric, subject: Subject, size: Size): string {
  return `${metric} | ${subject} | ${size}`
}

export function createSamples(): Samples {
  const kept = new Map<string, number[]>()
  return {
    add: (metric, subject, size, value) => {
      const name = key(metric, subject, size)
      kept.set(name, [...(kept.get(name) ?? []), value])
    },
    of: (metric, subject, size) => kept.get(key(metric, subject, size)) ?? [],
    toJSON: () => Object.fromEntries(kept),
  }
}

/** The middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that 19 of 20 stay under; NaN of nothing. */
export function p95(values: readonly number[]): number {
  return quantile(values, 0.95)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}

export function worst(values: readonly number[]): number {
  return Math.max(...values)
}
