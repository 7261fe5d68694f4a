import type { Size, Subject } from './servers.ts'

/** Names of what is measured. Values are milliseconds unless the name says otherwise. */
export type Metric =
  | 'first rows'
  | 'everything read'
  | 'merely fetched'
  | 'blocked'
  | 'longest task after first rows'
  | 'key'
  | 'key at a quarter of the speed'
  | 'key beside the drawer'
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
  | 'preview'
  | 'longest task of a preview'
  | 'members page'
  | 'export'
  | 'longest task while exporting'
  | 'import'
  | 'longest task while importing'
  | 'nodes'
  | 'heap, MB'
  | 'JS, kB'
  | 'CSS, kB'
  | 'layout shift'

/** All values measured so far. */
export type Samples = {
  add: (metric: Metric, subject: Subject, size: Size, value: number) => void
  of: (metric: Metric, subject: Subject, size: Size) => readonly number[]
  toJSON: () => Readonly<Record<string, readonly number[]>>
}

function key(metric: Metric, subject: Subject, size: Size): string {
  return `${metric} | ${subject} | ${size}`
}

export function createSamples(): Samples {
  const valuesByKey = new Map<string, number[]>()
  return {
    add: (metric, subject, size, value) => {
      const name = key(metric, subject, size)
      valuesByKey.set(name, [...(valuesByKey.get(name) ?? []), value])
    },
    of: (metric, subject, size) => valuesByKey.get(key(metric, subject, size)) ?? [],
    toJSON: () => Object.fromEntries(valuesByKey),
  }
}

/** NaN without values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The 95th percentile. NaN without values. */
export function p95(values: readonly number[]): number {
  return quantile(values, 0.95)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (sorted.length - 1) * share
  const low = sorted[Math.floor(rank)] ?? Number.NaN
  const high = sorted[Math.ceil(rank)] ?? Number.NaN
  return low + (high - low) * (rank - Math.floor(rank))
}

/** The largest value. */
export function worst(values: readonly number[]): number {
  return Math.max(...values)
}
