import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { fetchMerely } from './fetching.ts'
import { findWords } from './people.ts'
import { describeRun, tableOf } from './report.ts'
import { measureRound, type Effort } from './round.ts'
import { createSamples } from './samples.ts'
import { openTab } from './tab.ts'
import { openWorld, sizes } from './world.ts'

const thorough: Effort = {
  words: 3,
  sortColumns: 2,
  sortClicks: 6,
  drawers: 4,
  scroll: 3,
  throttled: sizes,
}
const quick: Effort = { words: 1, sortColumns: 1, sortClicks: 4, drawers: 2, scroll: 1, throttled: [100_000] }
/** No further round of `--quick` begins so many ms after the start. */
const quickEnough = 60_000

/**
 * Measures and prints one Markdown table. `args`: `--quick`, `--runs N`, `--json FILE`.
 * `browser`: the path of a Chromium.
 */
export async function bench(browserPath: string, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      runs: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const runs = Number(values.runs ?? (values.quick ? 2 : 5))
  const began = performance.now()
  const world = await openWorld()
  const words = new Map(sizes.map((size) => [size, findWords(world.base, size)]))
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [
      '--disable-quic',
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const samples = createSamples()
  let chain = ''
  let done = 0
  try {
    await warmUp()
    while (done < runs && !(values.quick && done > 0 && performance.now() - began > quickEnough)) {
      const effort = values.quick ? quick : thorough
      chain = await measureRound({ browser, world, words, samples, effort, number: done })
      done += 1
      console.log(`Run ${done} of ${runs} done after ${Math.round((performance.now() - began) / 1000)} s`)
    }
  } finally {
    await browser.close()
    await world.close()
  }
  const about = { runs: done, quick: values.quick, seconds: (performance.now() - began) / 1000 }
  console.log(`\n${tableOf(samples, chain)}\n\n${describeRun(about)}`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...about, chain, samples }, null, 2)}\n`)

  /** The first pages a server makes are slow, whoever asks for them. */
  async function warmUp(): Promise<void> {
    await fetchMerely(browser, world, 10_000)
    for (const subject of ['app', 'floor'] as const) {
      const tab = await openTab(browser, world, subject, 10_000)
      await tab.page.evaluate(() => window.probe.complete)
      await tab.close()
    }
  }
}
