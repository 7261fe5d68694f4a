import type { Word } from './people.ts'
import type { Metric, Samples } from './samples.ts'
import { countIs, rest, timed, type Tab } from './tab.ts'

/** P4 and P5: types words into the search, letter by letter; each counts when its rows are on screen. */
export async function measureTyping(
  tab: Tab,
  words: readonly Word[],
  samples: Samples,
  metrics: { shown: Metric; echo: Metric | null },
): Promise<void> {
  const { page, subject, size } = tab
  const search = page.getByRole('searchbox', { name: 'Search guests' })
  await search.click()
  for (const { text, counts } of words) {
    for (const [place, letter] of text.split('').entries()) {
      const timing = await timed(tab, 'keydown', countIs(counts[place] ?? 0), () =>
        page.keyboard.press(letter),
      )
      samples.add(metrics.shown, subject, size, timing.shown)
      if (metrics.echo) samples.add(metrics.echo, subject, size, timing.echo)
      await rest(tab, 60)
    }
    await search.fill('')
    await page.locator(countIs(size)).waitFor()
    await rest(tab)
  }
}

/** P5 while loading: types as soon as there are rows, until everything is read. Only the letter itself is timed. */
export async function measureTypingWhileLoading(tab: Tab, samples: Samples): Promise<void> {
  const { page, subject, size } = tab
  await page.evaluate(() => window.probe.firstRows)
  await page.getByRole('searchbox', { name: 'Search guests' }).click()
  const isRead = () => page.evaluate(() => document.querySelector('[role=table][aria-busy=false]') !== null)
  const text = 'maria schmidt logistics rivera '
  for (let typed = 0; !(await isRead()) && typed < 60; typed++) {
    const letter = text[typed % text.length] ?? 'a'
    // The input is there anyway: only the next paint matters, not what the list makes of it.
    const { echo } = await timed(tab, 'keydown', 'body', () =>
      page.keyboard.press(letter === ' ' ? 'Space' : letter),
    )
    samples.add('letter while loading', subject, size, echo)
    await rest(tab, 70)
  }
}

/** P4 with the processor four times slower. */
export async function measureSlowTyping(tab: Tab, words: readonly Word[], samples: Samples): Promise<void> {
  await tab.cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await measureTyping(tab, words, samples, { shown: 'key at a quarter of the speed', echo: null })
  await tab.cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
}
