import type { Browser } from '@playwright/test'
import { chainOf, measureLoading } from './loading.ts'
import { fetchMerely } from './fetching.ts'
import { measureScrolling, measureSorting } from './moving.ts'
import type { Word, Words } from './people.ts'
import { measureDrawer, measureMultiSelect, measurePicker } from './picking.ts'
import type { Samples } from './samples.ts'
import { openTab, rest, type Tab } from './tab.ts'
import { measureSlowTyping, measureTyping, measureTypingWhileLoading } from './typing.ts'
import { sizes, type Size, type World } from './world.ts'

/** How much of everything a round does. */
export type Effort = {
  words: number
  /** Columns sorted by, and clicks on each. */
  sortColumns: number
  sortClicks: number
  drawers: number
  /** How long to scroll, in s. */
  scroll: number
  /** Sizes that the throttled processor is measured at. */
  throttled: readonly Size[]
}

export type Round = {
  browser: Browser
  world: World
  words: ReadonlyMap<Size, Words>
  samples: Samples
  effort: Effort
  /** Which round, from 0 on: each types other words. */
  number: number
}

/** One of everything, app and floor in turn, so that whatever the machine does meanwhile hits both. Returns the chain of calls. */
export async function measureRound(round: Round): Promise<string> {
  const { browser, world, samples, number } = round
  let chain = ''
  for (const size of sizes) {
    chain = await measureApp(round, size)
    const floor = await openTab(browser, world, 'floor', size)
    await measureLoading(floor, samples)
    await measureList(floor, round)
    await floor.close()
    samples.add('merely fetched', 'floor', size, await fetchMerely(browser, world, size))
    if (size === 100) continue
    const typing = await openTab(browser, world, 'app', size)
    await measureTypingWhileLoading(typing, samples)
    await typing.close()
  }
  const options = wordsOf(round, 100).options
  await measureMultiSelect(browser, world, take(options, 1, number), samples)
  return chain
}

async function measureApp(round: Round, size: Size): Promise<string> {
  const { browser, world, samples, number, effort } = round
  const tab = await openTab(browser, world, 'app', size)
  const calls = await measureLoading(tab, samples)
  await measureList(tab, round)
  samples.add('layout shift', 'app', size, await tab.page.evaluate(() => window.probe.shift()))
  await measureDrawer(tab, samples, effort.drawers)
  if (size === 100) {
    const { members } = wordsOf(round, size)
    await measurePicker(tab, take(members, effort.words, number), samples)
  }
  await tab.close()
  return chainOf(calls)
}

/** What app and floor both do with a list that is read. */
async function measureList(tab: Tab, round: Round): Promise<void> {
  const { samples, effort, number } = round
  const { guests } = wordsOf(round, tab.size)
  await rest(tab, 500)
  await measureTyping(tab, take(guests, effort.words, number), samples, { shown: 'key', echo: 'letter' })
  await measureSorting(tab, samples, effort)
  await measureScrolling(tab, samples, effort.scroll)
  if (effort.throttled.includes(tab.size)) await measureSlowTyping(tab, take(guests, 1, number + 1), samples)
}

function wordsOf({ words }: Round, size: Size): Words {
  const found = words.get(size)
  if (!found) throw new Error(`No words for ${size} guests`)
  return found
}

/** So many words, others in each round. */
function take(words: readonly Word[], count: number, round: number): Word[] {
  return Array.from({ length: count }, (_, place) => words[(round * count + place) % words.length]).filter(
    (word) => word !== undefined,
  )
}
