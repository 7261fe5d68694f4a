import type { Page } from '@playwright/test'
import { expect, test as base } from './fixtures.ts'

// Playwright hides the scrollbar, which takes room in most desktop browsers.
const test = base.extend({
  launchOptions: [
    ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
    { scope: 'worker' },
  ],
})

/** Where the page's button *New guest* and the header's *Account* end, px. */
function endsOf(page: Page): Promise<number[]> {
  return page
    .getByRole('button', { name: /^(New guest|Account)$/, includeHidden: true })
    .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().right)))
}

test('nothing moves sideways when the list gets short or a dialog opens', async ({ guests, page }) => {
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.clientWidth)
  expect(width, 'the scrollbar takes room').toBeLessThan(1280)
  const ends = await endsOf(page)
  await page.getByRole('button', { name: 'New guest' }).click()
  await expect(page.getByRole('dialog', { name: 'New guest' })).toBeVisible()
  expect(await endsOf(page), 'a dialog over a long list').toEqual(ends)
  await page.mouse.wheel(0, 500)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await page.evaluate(() => scrollY), 'the page behind the dialog').toBe(0)
  await guests.search.fill('Amara Okafor')
  await expect(guests.status('1 of 42 guests')).toBeVisible()
  expect(await endsOf(page), 'a short list').toEqual(ends)
  await page.getByRole('button', { name: 'New guest' }).click()
  await expect(page.getByRole('dialog', { name: 'New guest' })).toBeVisible()
  expect(await endsOf(page), 'a dialog over a short list').toEqual(ends)
})
