import type { Browser } from '@playwright/test'
import { memberCount, type World } from './world.ts'
import type { Word } from './people.ts'
import type { Samples } from './samples.ts'
import { openTab, rest, timed, type Tab } from './tab.ts'

/** P8: clicks on rows; each counts when the drawer's member editor can be used. Leaves the last drawer open. */
export async function measureDrawer(tab: Tab, samples: Samples, rows: number): Promise<void> {
  const { page, subject, size } = tab
  for (let row = 0; row < rows; row++) {
    const cell = page.locator(`[role=row][aria-rowindex="${row + 2}"] [role=cell]:nth-child(2)`)
    const editor = '[role=dialog] [role=combobox]:not(:disabled)'
    const { shown } = await timed(tab, 'click', editor, () => cell.click())
    samples.add('drawer', subject, size, shown)
    await rest(tab, 400)
    if (row === rows - 1) return
    await page.keyboard.press('Escape')
    await page.locator('[role=dialog]').waitFor({ state: 'detached' })
    await rest(tab, 200)
  }
}

/** Ours mounts the options in sight, each of which says how many there are. */
const ofSize = (count: number) => `[role=option][aria-setsize="${count}"]`

/** Mantine mounts all of them, also while its dropdown is hidden. */
const allThere = (count: number) =>
  `[role=presentation]:not([style*="display: none"]) [role=option]:nth-child(${count}):last-child`

/** P9 in the open drawer. */
export async function measurePicker(tab: Tab, words: readonly Word[], samples: Samples): Promise<void> {
  await measureOptions(tab, words, samples, '[role=dialog] [role=combobox]', ofSize, '[aria-selected=true]')
}

/** P9 with Mantine's own MultiSelect in place of ours. */
export async function measureMultiSelect(
  browser: Browser,
  world: World,
  words: readonly Word[],
  samples: Samples,
): Promise<void> {
  const tab = await openTab(browser, world, 'multiselect', 100)
  await tab.page.locator('[data-ready]').waitFor()
  await rest(tab, 300)
  await measureOptions(tab, words, samples, 'input:not([type=hidden])', allThere, '[data-checked]')
  await tab.close()
}

/** Opens, ticks the first of all options, types a word. `listed`: a selector that matches when so many options are listed. */
async function measureOptions(
  tab: Tab,
  words: readonly Word[],
  samples: Samples,
  box: string,
  listed: (count: number) => string,
  ticked: string,
): Promise<void> {
  const { page, subject } = tab
  const add = (metric: 'picker opens' | 'picker key' | 'picker tick', value: number) =>
    samples.add(metric, subject, 100, value)
  for (const { text, counts } of words) {
    add('picker opens', (await timed(tab, 'click', listed(memberCount), () => page.click(box))).shown)
    await rest(tab)
    const option = page.locator(`[role=option]:not(${ticked})`).first()
    const selector = `[role=option][id="${(await option.getAttribute('id')) ?? ''}"]${ticked}`
    add('picker tick', (await timed(tab, 'click', selector, () => option.click())).shown)
    await rest(tab)
    for (const [place, letter] of text.split('').entries()) {
      const type = () => page.keyboard.press(letter)
      add('picker key', (await timed(tab, 'keydown', listed(counts[place] ?? 0), type)).shown)
      await rest(tab, 60)
    }
    await page.fill(box, '')
    await page.locator(listed(memberCount)).first().waitFor({ state: 'attached' })
    await page.locator(box).blur()
    await page.locator('[role=option]').first().waitFor({ state: 'hidden' })
    await rest(tab)
  }
}
