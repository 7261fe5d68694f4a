import { median, p95, worst, type Metric, type Samples } from './samples.ts'
import { sizes, type Size, type Subject } from './world.ts'

type Row = readonly string[]
type Digest = (values: readonly number[]) => number

/** The rows of the table, in the order of the promises. */
export function rows(samples: Samples, chain: string): Row[] {
  const { measured, beside } = writers(samples)
  const both = [median, p95] as const
  return [
    ...beside(
      'P1',
      'cold navigation → first guests painted',
      'first rows',
      [median],
      '≤ 650 / 700 / 800; ≤ 2.6 × floor; ≤ 1.35',
    ),
    measured('P2', 'everything read and searchable', 'everything read', [median], '≤ 1.5 × merely fetched'),
    merely(samples),
    measured('P3', 'blocked over 50 ms while loading, summed', 'blocked', [median], '≤ 150 / 200 / 300'),
    measured('', 'longest task after first rows', 'longest task after first rows', [median], '≤ 100'),
    ...beside(
      'P4',
      'keystroke → filtered rows, median / p95',
      'key',
      both,
      '≤ 35/50, 35/50, 40/70; ≤ 1.3 × floor; ≤ 2',
    ),
    ...beside('', 'the same, processor throttled 4×', 'key at a quarter of the speed', both, 'p95 ≤ 150'),
    measured('P5', 'the typed letter itself, p95', 'letter', [p95], '≤ 32'),
    measured('', 'the same while loading, p95', 'letter while loading', [p95], '≤ 32'),
    ...beside('P6', 'sort click → painted', 'sort', [median], '≤ 35 / 40 / 60; ≤ 1.5 × floor'),
    ...beside('', 'first sort by a column', 'first sort', [median], '≤ 250'),
    measured('P7', 'blank frames while scrolling at 6 000 px/s, worst', 'blank frames', [worst], '0'),
    measured('', 'long tasks meanwhile, worst', 'long tasks while scrolling', [worst], '0'),
    ...beside('', 'dropped frames, %', 'dropped frames, %', [median], '≤ floor + 5'),
    measured('P8', 'row click → drawer with editor', 'drawer', [median], '≤ 100'),
    ...picker(samples),
    measured('P10', 'DOM elements on the list', 'nodes', [median], '≤ 600'),
    measured('P11', 'heap after load, MB', 'heap, MB', [median], '≤ 8 / 14 / 70'),
    measured('P12', 'before first rows: JS, kB gzipped', 'JS, kB', [median], '≤ 170'),
    measured('', 'before first rows: CSS, kB gzipped', 'CSS, kB', [median], '≤ 20'),
    ['', `calls: ${chain}`, '', '', '', '', '', 'session → guests 1 + users 1'],
    measured('P13', 'layout shift', 'layout shift', [worst], '0'),
  ]
}

function writers(samples: Samples) {
  const values = (metric: Metric, subject: Subject, digest: Digest) =>
    sizes.map((size) => digest(samples.of(metric, subject, size)))
  const cells = (metric: Metric, subject: Subject, digests: readonly Digest[]) =>
    sizes.map((size) =>
      digests.map((digest) => figure(digest(samples.of(metric, subject, size)))).join(' / '),
    )
  const growth = (metric: Metric, subject: Subject, [digest]: readonly Digest[]) => {
    const [small, , large] = digest ? values(metric, subject, digest) : []
    return ratio(large, small)
  }
  const measured = (
    id: string,
    what: string,
    metric: Metric,
    digests: readonly Digest[],
    goal: string,
  ): Row => [id, what, ...cells(metric, 'app', digests), '', growth(metric, 'app', digests), goal]
  const beside = (...[id, what, metric, digests, goal]: Parameters<typeof measured>): Row[] => {
    const [digest = median] = digests
    const floor = values(metric, 'floor', digest)
    const times = values(metric, 'app', digest).map((value, place) => ratio(value, floor[place]))
    const row = [
      id,
      what,
      ...cells(metric, 'app', digests),
      times.join(', '),
      growth(metric, 'app', digests),
      goal,
    ]
    return [
      row,
      ['', '· floor', ...cells(metric, 'floor', digests), '', growth(metric, 'floor', digests), ''],
    ]
  }
  return { measured, beside }
}

function merely(samples: Samples): Row {
  const of = (metric: Metric, subject: Subject, size: Size) => median(samples.of(metric, subject, size))
  const times = sizes.map((size) =>
    ratio(of('everything read', 'app', size), of('merely fetched', 'floor', size)),
  )
  const cells = sizes.map((size) => figure(of('merely fetched', 'floor', size)))
  const floor = sizes.map((size) => figure(of('everything read', 'floor', size)))
  return [
    '',
    `· merely fetched; floor reads in ${floor.join(', ')}`,
    ...cells,
    `${times.join(', ')} × fetched`,
    '',
    '',
  ]
}

function picker(samples: Samples): Row[] {
  const steps = [
    ['P9', 'picker, 5 000 members: open', 'picker opens', '≤ 70'],
    ['', 'picker: key', 'picker key', '≤ 25'],
    ['', 'picker: tick', 'picker tick', '≤ 35'],
  ] as const
  return steps.map(([id, what, metric, goal]) => {
    const ours = samples.of(metric, 'app', 100)
    const theirs = samples.of(metric, 'multiselect', 100)
    const compared = `MultiSelect ${pair(theirs)}: ${ratio(median(theirs), median(ours))}, ${ratio(p95(theirs), p95(ours))}`
    return [
      id,
      `${what}, median / p95`,
      pair(ours),
      '',
      '',
      compared,
      '',
      `${goal}; ≥ 7 × faster than MultiSelect`,
    ]
  })
}

function pair(values: readonly number[]): string {
  return `${figure(median(values))} / ${figure(p95(values))}`
}

/** Small figures with a decimal, large ones without. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value !== 0 && Math.abs(value) < 10
    ? String(Number(value.toPrecision(2)))
    : String(Math.round(value))
}

function ratio(value: number | undefined, by: number | undefined): string {
  return value === undefined || !by || !Number.isFinite(value / by) ? '–' : (value / by).toFixed(2)
}
