import { median, p95, worst, type Metric, type Samples } from './samples.ts'
import { sizes, type Size, type Subject } from './servers.ts'

type Row = readonly string[]
type Digest = (values: readonly number[]) => number

/** The rows of the table, P1 to P13. `chain`: the API calls before the first rows. */
export function tableRows(samples: Samples, chain: string): Row[] {
  const { appRow, appAndFloorRows } = createRowWriters(samples)
  const both = [median, p95] as const
  return [
    ...appAndFloorRows(
      'P1',
      'cold navigation → first guests painted',
      'first rows',
      [median],
      '≤ 650 / 700 / 800; ≤ 2.6 × floor; ≤ 1.35',
    ),
    appRow('P2', 'everything read and searchable', 'everything read', [median], '≤ 1.5 × merely fetched'),
    fetchOnlyRow(samples),
    appRow('P3', 'blocked over 50 ms while loading, summed', 'blocked', [median], '≤ 150 / 200 / 300'),
    appRow('', 'longest task after first rows', 'longest task after first rows', [median], '≤ 100'),
    ...appAndFloorRows(
      'P4',
      'keystroke → filtered rows, median / p95',
      'key',
      both,
      '≤ 35/50, 35/50, 40/70; ≤ 1.3 × floor; ≤ 2',
    ),
    ...appAndFloorRows(
      '',
      'the same, processor throttled 4×',
      'key at a quarter of the speed',
      both,
      'p95 ≤ 150',
    ),
    appRow('', 'the same beside the open drawer', 'key beside the drawer', both, '≤ 35/50, 35/50, 40/70'),
    appRow('P5', 'the typed letter itself, p95', 'letter', [p95], '≤ 32'),
    appRow('', 'the same while loading, p95', 'letter while loading', [p95], '≤ 32'),
    ...appAndFloorRows('P6', 'sort click → painted', 'sort', [median], '≤ 35 / 40 / 60; ≤ 1.5 × floor'),
    ...appAndFloorRows('', 'first sort by a column', 'first sort', [median], '≤ 250'),
    appRow('P7', 'blank frames while scrolling at 6 000 px/s, worst', 'blank frames', [worst], '0'),
    appRow('', 'long tasks meanwhile, worst', 'long tasks while scrolling', [worst], '0'),
    ...appAndFloorRows('', 'dropped frames, %', 'dropped frames, %', [median], '≤ floor + 5'),
    appRow('P8', 'row click → drawer with editor', 'drawer', [median], '≤ 100'),
    ...pickerRows(samples),
    appRow('', 'run over all guests planned, preview opened', 'preview', [median], ''),
    appRow('', 'longest task meanwhile', 'longest task of a preview', [median], '≤ 100'),
    appRow('', 'members page, 5 000 members: first rows', 'members page', [median], ''),
    appRow('CSV', 'export of all guests', 'export', [median], '≤ 3000 at 100 000'),
    appRow('', 'longest task meanwhile', 'longest task while exporting', [worst], '≤ 100'),
    appRow('', 'import of 10 000 rows → plan', 'import', [median], '≤ 2000'),
    appRow('', 'longest task meanwhile', 'longest task while importing', [worst], '≤ 100'),
    appRow('P10', 'DOM elements on the list', 'nodes', [median], '≤ 600'),
    appRow('P11', 'heap after load, MB', 'heap, MB', [median], '≤ 8 / 14 / 70'),
    appRow('P12', 'before first rows: JS, kB gzipped', 'JS, kB', [median], '≤ 170'),
    appRow('', 'before first rows: CSS, kB gzipped', 'CSS, kB', [median], '≤ 20'),
    ['', `calls: ${chain}`, '', '', '', '', '', 'session → guests 1 + users 1'],
    appRow('P13', 'layout shift', 'layout shift', [worst], '0'),
  ]
}

function createRowWriters(samples: Samples) {
  const values = (metric: Metric, subject: Subject, digest: Digest) =>
    sizes.map((size) => digest(samples.of(metric, subject, size)))
  const cells = (metric: Metric, subject: Subject, digests: readonly Digest[]) =>
    sizes.map((size) =>
      digests.map((digest) => formatFigure(digest(samples.of(metric, subject, size)))).join(' / '),
    )
  const growth = (metric: Metric, subject: Subject, [digest]: readonly Digest[]) => {
    const [small, , large] = digest ? values(metric, subject, digest) : []
    return formatRatio(large, small)
  }
  const appRow = (
    id: string,
    what: string,
    metric: Metric,
    digests: readonly Digest[],
    goal: string,
  ): Row => [id, what, ...cells(metric, 'app', digests), '', growth(metric, 'app', digests), goal]
  const appAndFloorRows = (...[id, what, metric, digests, goal]: Parameters<typeof appRow>): Row[] => {
    const [digest = median] = digests
    const floor = values(metric, 'floor', digest)
    const times = values(metric, 'app', digest).map((value, index) => formatRatio(value, floor[index]))
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
  return { appRow, appAndFloorRows }
}

function fetchOnlyRow(samples: Samples): Row {
  const of = (metric: Metric, subject: Subject, size: Size) => median(samples.of(metric, subject, size))
  const times = sizes.map((size) =>
    formatRatio(of('everything read', 'app', size), of('merely fetched', 'floor', size)),
  )
  const cells = sizes.map((size) => formatFigure(of('merely fetched', 'floor', size)))
  const floor = sizes.map((size) => formatFigure(of('everything read', 'floor', size)))
  return [
    '',
    `· merely fetched; floor reads in ${floor.join(', ')}`,
    ...cells,
    `${times.join(', ')} × fetched`,
    '',
    '',
  ]
}

function pickerRows(samples: Samples): Row[] {
  const steps = [
    ['P9', 'picker, 5 000 members: open', 'picker opens', '≤ 70'],
    ['', 'picker: key', 'picker key', '≤ 25'],
    ['', 'picker: tick', 'picker tick', '≤ 35'],
  ] as const
  return steps.map(([id, what, metric, goal]) => {
    const ours = samples.of(metric, 'app', 100)
    const theirs = samples.of(metric, 'multiselect', 100)
    const compared = `MultiSelect ${medianAndP95(theirs)}: ${formatRatio(median(theirs), median(ours))}, ${formatRatio(p95(theirs), p95(ours))}`
    return [
      id,
      `${what}, median / p95`,
      medianAndP95(ours),
      '',
      '',
      compared,
      '',
      `${goal}; ≥ 7 × faster than MultiSelect`,
    ]
  })
}

function medianAndP95(values: readonly number[]): string {
  return `${formatFigure(median(values))} / ${formatFigure(p95(values))}`
}

/** Below 10 with two significant digits, else rounded; a dash without a value. */
function formatFigure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value !== 0 && Math.abs(value) < 10
    ? String(Number(value.toPrecision(2)))
    : String(Math.round(value))
}

function formatRatio(value: number | undefined, by: number | undefined): string {
  return value === undefined || !by || !Number.isFinite(value / by) ? '–' : (value / by).toFixed(2)
}
