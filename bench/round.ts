import type { Browser } from '@playwright/test'
import { measureMembersPage, measurePreview } from './bulk.ts'
import { formatCallChain, measureLoading } from './loading.ts'
import { fetchOnly } from './fetchOnly.ts'
import { measureScrolling, measureSorting } from './sortAndScroll.ts'
import type { Word, Words } from './words.ts'
import { measureExport, measureImport } from './csvFiles.ts'
import { measureDrawer, measureMultiSelect, measurePicker } from './drawerAndPicker.ts'
import type { Samples } from './samples.ts'
import { openTab, pause, type Tab } from './tab.ts'
import { measureSlowTyping, measureTyping, measureTypingWhileLoading } from './typing.ts'
import { sizes, type Size, type BenchServers } from './servers.ts'

/** How much a round measures. */
export type Effort = {
  words: number
  /** How many columns to sort by, and how often to click each. */
  sortColumns: number
  sortClicks: number
  drawers: number
  scrollSeconds: number
  /** Sizes that are also measured with a throttled processor. */
  throttledSizes: readonly Size[]
}

export type Round = {
  browser: Browser
  servers: BenchServers
  words: ReadonlyMap<Size, Words>
  samples: Samples
  effort: Effort
  /** Number of the round, from 0. Each round types other words. */
  number: number
}

/** Measures everything once, app and floor alternating, so that noise of the machine affects both. Returns the call chain. */
export async function measureRound(round: Round): Promise<string> {
  const { browser, servers, samples, number } = round
  let chain = ''
  for (const size of sizes) {
    chain = await measureApp(round, size)
    const floor = await openTab(browser, servers, 'floor', size)
    await measureLoading(floor, samples)
    await measureList(floor, round)
    await floor.close()
    samples.add('merely fetched', 'floor', size, await fetchOnly(browser, servers, size))
    if (size === 100) continue
    const typing = await openTab(browser, servers, 'app', size)
    await measureTypingWhileLoading(typing, samples)
    await typing.close()
  }
  const options = wordsOf(round, 100).options
  await measureMultiSelect(browser, servers, takeWords(options, 1, number), samples)
  return chain
}

async function measureApp(round: Round, size: Size): Promise<string> {
  const { browser, servers, samples, number, effort } = round
  const tab = await openTab(browser, servers, 'app', size)
  const calls = await measureLoading(tab, samples)
  await measureList(tab, round)
  samples.add('layout shift', 'app', size, await tab.page.evaluate(() => window.probe.shift()))
  await measurePreview(tab, samples)
  await measureExport(tab, samples)
  await measureImport(tab, samples, servers)
  await measureMembersPage(tab, samples)
  await measureDrawer(tab, samples, effort.drawers)
  const { guests, members } = wordsOf(round, size)
  const beside = { shown: 'key beside the drawer', echo: null } as const
  await measureTyping(tab, takeWords(guests, 1, number), samples, beside)
  if (size === 100) {
    await measurePicker(tab, takeWords(members, effort.words, number), samples)
  }
  await tab.close()
  return formatCallChain(calls)
}

/** What is measured in both app and floor once the list is read. */
async function measureList(tab: Tab, round: Round): Promise<void> {
  const { samples, effort, number } = round
  const { guests } = wordsOf(round, tab.size)
  await pause(tab, 500)
  await measureTyping(tab, takeWords(guests, effort.words, number), samples, { shown: 'key', echo: 'letter' })
  await measureSorting(tab, samples, effort)
  await measureScrolling(tab, samples, effort.scrollSeconds)
  if (effort.throttledSizes.includes(tab.size))
    await measureSlowTyping(tab, takeWords(guests, 1, number + 1), samples)
}

function wordsOf({ words }: Round, size: Size): Words {
  const found = words.get(size)
  if (!found) throw new Error(`No words for ${size} guests`)
  return found
}

/** `count` words, others in each round. */
function takeWords(words: readonly Word[], count: number, round: number): Word[] {
  return Array.from({ length: count }, (_, index) => words[(round * count + index) % words.length]).filter(
    (word) => word !== undefined,
  )
}
