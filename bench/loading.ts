import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Samples } from './samples.ts'
import type { Tab } from './tab.ts'

/** One API call; `start` and `end` are ms since the navigation began. */
export type Call = { name: string; start: number; end: number }

/** P1, P2, P3, P10, P11, P12: from the navigation until everything is read. Returns the calls made for the first rows. */
export async function measureLoading(tab: Tab, samples: Samples): Promise<Call[]> {
  const { page, subject, size } = tab
  const add = (metric: Parameters<Samples['add']>[0], value: number) =>
    samples.add(metric, subject, size, value)
  const firstRows = await page.evaluate(() => window.probe.firstRows)
  const complete = await page.evaluate(() => window.probe.complete)
  const tasks = await page.evaluate(() => window.probe.longTasks)
  add('first rows', firstRows)
  add('everything read', complete)
  const loading = tasks.filter(({ start }) => start < complete)
  add(
    'blocked',
    loading.reduce((sum, { duration }) => sum + duration - 50, 0),
  )
  const later = loading.filter(({ start }) => start > firstRows)
  add('longest task after first rows', Math.max(0, ...later.map(({ duration }) => duration)))
  add('nodes', await page.evaluate(() => document.querySelectorAll('*').length))
  add('heap, MB', await heapOf(tab))
  const { files, calls } = await page.evaluate(readTraffic, firstRows)
  add(
    'JS, kB',
    gzipped(
      files.filter((file) => file.endsWith('.js')),
      subject,
    ),
  )
  add(
    'CSS, kB',
    gzipped(
      files.filter((file) => file.endsWith('.css')),
      subject,
    ),
  )
  // A call that starts after the first page arrived is not part of the chain.
  const page1 = calls.find(({ name }) => name === 'guests 1')
  return calls.filter(({ start }) => start < (page1?.end ?? 0))
}

/** Heap after a garbage collection, typed arrays included. In MB. */
async function heapOf({ cdp }: Tab): Promise<number> {
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const usage: { usedSize: number; backingStorageSize?: number } = await cdp.send('Runtime.getHeapUsage')
  await cdp.send('HeapProfiler.disable')
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6
}

/** Runs in the page: the requests that started before `until` (ms since the navigation). */
function readTraffic(until: number): { files: string[]; calls: Call[] } {
  const files: string[] = []
  const calls: Call[] = []
  for (const entry of performance.getEntriesByType('resource')) {
    if (!(entry instanceof PerformanceResourceTiming) || entry.startTime > until) continue
    const { pathname, searchParams } = new URL(entry.name)
    const name = pathname === '/session' ? 'session' : (pathname.split('/').at(-1) ?? '')
    const page = searchParams.get('page')
    if (/^\/(api|session)/.test(pathname))
      calls.push({ name: page ? `${name} ${page}` : name, start: entry.startTime, end: entry.responseEnd })
    else files.push(pathname)
  }
  return { files, calls }
}

/** Size of the built files after gzip, in kB of 1 000 bytes. */
function gzipped(files: readonly string[], subject: string): number {
  const sizes = files.map(
    (file) => gzipSync(readFileSync(`dist/bench/${subject}${file}`), { level: 9 }).length,
  )
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000
}

/** For example `session → guests 1 + users 1`: an arrow means that all calls before it had ended. */
export function formatCallChain(calls: readonly Call[]): string {
  const waves: Call[][] = []
  for (const call of calls.toSorted((a, b) => a.start - b.start)) {
    const wave = waves.at(-1)
    if (wave && wave.some(({ end }) => end > call.start)) wave.push(call)
    else waves.push([call])
  }
  return waves.map((wave) => wave.map(({ name }) => name).join(' + ')).join(' → ')
}
