import type { Page } from '@playwright/test'
import { harborAndPine } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { longTimeout } from './listPages.ts'

const scrollTop = (page: Page) => page.evaluate(() => Math.round(scrollY))

test('a reload and Back lead to the rows that were in sight, and a drawer moves no row', async ({
  page,
  signIn,
  sandbox,
}) => {
  sandbox.setOptions({ perPageCap: 500 })
  await signIn(page)
  const guests = new GuestsPage(page, harborAndPine.id)
  await guests.goto()
  await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
  await page.mouse.wheel(0, 60_000)
  await expect.poll(() => scrollTop(page)).toBe(60_000)
  const emails = await guests.emails()
  await page.reload()
  await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
  await expect.poll(() => scrollTop(page)).toBe(60_000)
  expect(await guests.emails()).toEqual(expect.arrayContaining(emails.slice(8, 20)))

  // Pressed where it is: a click of a test would scroll to it first.
  await page.getByRole('link', { name: 'Changes' }).dispatchEvent('click')
  await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeInViewport()
  expect(await scrollTop(page)).toBe(0)
  await page.goBack()
  await expect(guests.table).toBeVisible()
  await expect.poll(() => scrollTop(page)).toBe(60_000)

  await guests.table.getByRole('link').nth(12).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  const opened = await scrollTop(page)
  await page.mouse.wheel(0, 100)
  await expect.poll(() => scrollTop(page)).toBe(opened + 100)
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await scrollTop(page)).toBe(opened + 100)
})
