import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, type LaunchOptions } from '@playwright/test'
import { fetchOnly } from './fetchOnly.ts'
import { findWords } from './words.ts'
import { describeRun, formatTable } from './report.ts'
import { measureRound, type Effort } from './round.ts'
import { createSamples } from './samples.ts'
import { openTab } from './tab.ts'
import { startServers, sizes } from './servers.ts'

const thorough: Effort = {
  words: 3,
  sortColumns: 2,
  sortClicks: 6,
  drawers: 4,
  scrollSeconds: 3,
  throttledSizes: sizes,
}
const quick: Effort = {
  words: 1,
  sortColumns: 1,
  sortClicks: 4,
  drawers: 2,
  scrollSeconds: 1,
  throttledSizes: [100_000],
}
/** With `--quick` no round starts later than this after the start. */
const quickLimitMs = 60_000

/**
 * Measures everything and prints one Markdown table. `launchOptions`: how a Chromium is launched.
 * `args`: `--quick`, `--runs N`, `--json FILE`, `--built` (handled by `scripts/bench.js`).
 */
export async function bench(launchOptions: LaunchOptions, args: readonly string[]): Promise<void> {
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
  const startedAt = performance.now()
  const servers = await startServers()
  const words = new Map(sizes.map((size) => [size, findWords(servers.base, size)]))
  const browser = await chromium.launch(launchOptions)
  const samples = createSamples()
  let chain = ''
  let roundsDone = 0
  try {
    await warmUp()
    while (
      roundsDone < runs &&
      !(values.quick && roundsDone > 0 && performance.now() - startedAt > quickLimitMs)
    ) {
      const effort = values.quick ? quick : thorough
      chain = await measureRound({ browser, servers, words, samples, effort, number: roundsDone })
      roundsDone += 1
      console.log(
        `Run ${roundsDone} of ${runs} done after ${Math.round((performance.now() - startedAt) / 1000)} s`,
      )
    }
  } finally {
    await browser.close()
    await servers.close()
  }
  const run = { runs: roundsDone, quick: values.quick, seconds: (performance.now() - startedAt) / 1000 }
  console.log(`\n${formatTable(samples, chain)}\n\n${describeRun(run)}`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...run, chain, samples }, null, 2)}\n`)

  /** Opens each page once, unmeasured: the first answers of a new server are slow, as is its first search for an email. */
  async function warmUp(): Promise<void> {
    for (const organization of servers.base.organizations.values()) organization.indexOf('')
    await fetchOnly(browser, servers, 10_000)
    for (const subject of ['app', 'floor'] as const) {
      const tab = await openTab(browser, servers, subject, 10_000)
      await tab.page.evaluate(() => window.probe.complete)
      await tab.close()
    }
  }
}
