import type { Browser } from '@playwright/test'
import { memberCount, type BenchServers } from './servers.ts'
import type { Word } from './words.ts'
import type { Samples } from './samples.ts'
import { openTab, pause, measureEvent, type Tab } from './tab.ts'

/** P8: clicks on rows. A click is timed until the member editor in the drawer is usable. Leaves the last drawer open. */
export async function measureDrawer(tab: Tab, samples: Samples, rows: number): Promise<void> {
  const { page, subject, size } = tab
  for (let row = 0; row < rows; row++) {
    const cell = page.locator(`[role=row][aria-rowindex="${row + 2}"] [role=cell]:nth-child(2)`)
    const editor = '[role=dialog] [role=combobox]:not(:disabled)'
    const { shown } = await measureEvent(tab, 'click', editor, () => cell.click())
    samples.add('drawer', subject, size, shown)
    await pause(tab, 400)
    if (row === rows - 1) return
    await page.keyboard.press('Escape')
    await page.locator('[role=dialog]').waitFor({ state: 'detached' })
    await pause(tab, 200)
  }
}

/** Our picker mounts the visible options only; each has the number of all options as `aria-setsize`. */
const setSizeIs = (count: number) => `[role=option][aria-setsize="${count}"]`

/** Mantine mounts all options, also while its dropdown is hidden. */
const lastOptionIs = (count: number) =>
  `[role=presentation]:not([style*="display: none"]) [role=option]:nth-child(${count}):last-child`

/** P9 in the open drawer. */
export async function measurePicker(tab: Tab, words: readonly Word[], samples: Samples): Promise<void> {
  await measureOptions(
    tab,
    words,
    samples,
    '[role=dialog] [role=combobox]',
    setSizeIs,
    '[aria-selected=true]',
    // The list closes, and the member is added to the draft.
    (_id, nth) => `[role=dialog] li[data-state=added]:nth-child(${nth})`,
  )
}

/** P9 with Mantine's own MultiSelect instead of our picker. */
export async function measureMultiSelect(
  browser: Browser,
  servers: BenchServers,
  words: readonly Word[],
  samples: Samples,
): Promise<void> {
  const tab = await openTab(browser, servers, 'multiselect', 100)
  await tab.page.locator('[data-ready]').waitFor()
  await pause(tab, 300)
  const ticked = '[data-checked]'
  const tickedIs = (id: string) => `[role=option][id="${id}"]${ticked}`
  await measureOptions(tab, words, samples, 'input:not([type=hidden])', lastOptionIs, ticked, tickedIs)
  await tab.close()
}

/**
 * Opens the picker, ticks the first option, types a word. `optionCountIs`: makes a selector that matches when the
 * picker shows this number of options; `tickedIs`: one that matches when this option, the nth, is ticked.
 */
async function measureOptions(
  tab: Tab,
  words: readonly Word[],
  samples: Samples,
  box: string,
  optionCountIs: (count: number) => string,
  ticked: string,
  tickedIs: (optionId: string, nth: number) => string,
): Promise<void> {
  const { page, subject } = tab
  const add = (metric: 'picker opens' | 'picker key' | 'picker tick', value: number) =>
    samples.add(metric, subject, 100, value)
  for (const [nth, { text, counts }] of words.entries()) {
    add(
      'picker opens',
      (await measureEvent(tab, 'click', optionCountIs(memberCount), () => page.click(box))).shown,
    )
    await pause(tab)
    const option = page.locator(`[role=option]:not(${ticked})`).first()
    const selector = tickedIs((await option.getAttribute('id')) ?? '', nth + 1)
    add('picker tick', (await measureEvent(tab, 'click', selector, () => option.click())).shown)
    await pause(tab)
    for (const [index, letter] of text.split('').entries()) {
      const type = () => page.keyboard.press(letter)
      add('picker key', (await measureEvent(tab, 'keydown', optionCountIs(counts[index] ?? 0), type)).shown)
      await pause(tab, 60)
    }
    await page.fill(box, '')
    await page.locator(optionCountIs(memberCount)).first().waitFor({ state: 'attached' })
    await page.locator(box).blur()
    await page.locator('[role=option]').first().waitFor({ state: 'hidden' })
    await pause(tab)
  }
}
