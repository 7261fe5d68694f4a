import type { Word } from './words.ts'
import type { Metric, Samples } from './samples.ts'
import { rowCountIs, pause, measureEvent, type Tab } from './tab.ts'

/** P4 and P5: types words into the search box. Each keystroke is measured until its rows are painted. */
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
    for (const [index, letter] of text.split('').entries()) {
      const timing = await measureEvent(tab, 'keydown', rowCountIs(counts[index] ?? 0), () =>
        page.keyboard.press(letter),
      )
      samples.add(metrics.shown, subject, size, timing.shown)
      if (metrics.echo) samples.add(metrics.echo, subject, size, timing.echo)
      await pause(tab, 60)
    }
    await search.fill('')
    await page.locator(rowCountIs(size)).waitFor()
    await pause(tab)
  }
}

/** P5 while loading: types from the first rows until everything is read. Measures the typed letter only. */
export async function measureTypingWhileLoading(tab: Tab, samples: Samples): Promise<void> {
  const { page, subject, size } = tab
  await page.evaluate(() => window.probe.firstRows)
  await page.getByRole('searchbox', { name: 'Search guests' }).click()
  const isRead = () => page.evaluate(() => document.querySelector('[role=table][aria-busy=false]') !== null)
  const text = 'maria schmidt logistics rivera '
  for (let typed = 0; !(await isRead()) && typed < 60; typed++) {
    const letter = text[typed % text.length] ?? 'a'
    // `body` always matches: only the next paint matters, not the rows.
    const { echo } = await measureEvent(tab, 'keydown', 'body', () =>
      page.keyboard.press(letter === ' ' ? 'Space' : letter),
    )
    samples.add('letter while loading', subject, size, echo)
    await pause(tab, 70)
  }
}

/** P4 with the processor throttled to a quarter of its speed. */
export async function measureSlowTyping(tab: Tab, words: readonly Word[], samples: Samples): Promise<void> {
  await tab.cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await measureTyping(tab, words, samples, { shown: 'key at a quarter of the speed', echo: null })
  await tab.cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
}
