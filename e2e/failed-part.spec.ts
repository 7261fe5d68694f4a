import type { BrowserContext, Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { draftChange, expectDraftKept, expectSaved } from './memberDraft.ts'

/** Keeps files of the app from the browser: they come from its own server, which the sandbox does not script. */
async function blockFiles(context: BrowserContext, names: string): Promise<() => Promise<void>> {
  const files = new RegExp(`assets/(${names})-[^/]*$`)
  await context.route(files, (route) => route.abort())
  return () => context.unroute(files)
}

/** Takes an element out of the page, as other software may that writes into it. React fails when it needs the element next. */
async function takeOut(element: Locator): Promise<void> {
  await element.evaluate((node) => node.remove())
}

test('when a part of the page fails the draft is kept, shown again by Try again, and can be saved', async ({
  guests,
  page,
  sandbox,
}) => {
  const errors: string[] = []
  page.on('pageerror', ({ name }) => errors.push(name))
  const failed = page.getByRole('alert').filter({ hasText: 'Something went wrong here' })
  const drawer = await draftChange(guests)

  await takeOut(drawer.line('Bo Lindqvist'))
  await drawer.remove('Bob Stone')
  await drawer.picker.fill('Bob Stone')
  await drawer.dialog.getByRole('option', { name: 'Bob Stone' }).click()
  await expect(failed).toContainText('What you entered is kept.')
  expect(errors).toEqual(['NotFoundError'])
  await page.goBack()
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await drawer.button('Try again').click()
  await expectDraftKept(drawer)

  await takeOut(guests.row('Amara Okafor'))
  await guests.search.fill('hanok')
  await expect(failed).toBeVisible()
  await expectDraftKept(drawer)
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(guests.table.getByRole('link')).toHaveText(['Eun-ji Kim'])

  // The whole page: the bar of the selection is in none of its parts.
  await guests.checkbox('Eun-ji Kim').check()
  const bar = page.getByRole('toolbar', { name: 'Bulk actions' })
  await expect(bar).toBeVisible()
  await takeOut(bar)
  await guests.checkbox('Eun-ji Kim').click()
  await expect(failed).toBeVisible()
  await expect(drawer.dialog).toHaveCount(0)
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expectDraftKept(drawer)

  await drawer.save()
  await expectSaved(drawer, sandbox)
  await drawer.button('Close').click()
  await guests.open('Eun-ji Kim')
  await expect(drawer.saveButton).toBeDisabled()
})

test('a part that can’t be loaded is only missing, and loads once it can', async ({
  guests,
  page,
  context,
}) => {
  await expect(guests.table).toBeVisible()
  const unblockFiles = await blockFiles(context, 'BulkDialog|FilterBar|CellDetails')
  const unblockBar = await blockFiles(context, 'BulkActions')
  await page.reload()
  await guests.checkbox('Amara Okafor').check()
  const barFailed = page.getByRole('alert').filter({ hasText: "We couldn't load this part." })
  await expect(barFailed).toBeVisible()
  await unblockBar()
  await barFailed.getByRole('button', { name: 'Try again' }).click()
  const action = page
    .getByRole('toolbar', { name: 'Bulk actions' })
    .getByRole('button', { name: 'Add members' })
  await action.click()
  const notice = page.getByRole('status').filter({ hasText: "We couldn't load this part." })
  await expect(notice).toBeVisible()
  await guests.search.fill('hanok')
  await expect(guests.table.getByRole('link')).toHaveText(['Eun-ji Kim'])
  await unblockFiles()
  await action.click()
  await expect(page.getByRole('dialog', { name: 'Add members' })).toBeVisible()
  await expect(notice).toBeHidden()
  await page.keyboard.press('Escape')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('combobox', { name: 'Status' })).toBeVisible()
})

test('a page that can’t be loaded says so in the frame of the app, and Try again loads it', async ({
  guests,
  page,
  context,
}) => {
  const unblockFiles = await blockFiles(context, 'MembersPage')
  await page.reload()
  await expect(guests.table.getByRole('link').first()).toBeVisible()
  const members = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Members' })
  const failed = page.getByRole('alert').filter({ hasText: "We couldn't load this page" })
  const tryAgain = failed.getByRole('button', { name: 'Try again' })
  await members.click()
  await expect(failed).toBeVisible()
  await expect(page).toHaveURL(/\/members$/)
  await unblockFiles()
  await tryAgain.click()
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Members' })).toHaveCSS('overflow', 'clip')
})

test('Try again reloads the page when its file is gone', async ({ guests, page, context }) => {
  const unblockFiles = await blockFiles(context, 'ChangesPage')
  await page.goto(`/orgs/${guests.org}/changes`)
  const tryAgain = page.getByRole('alert').getByRole('button', { name: 'Try again' })
  await Promise.all([page.waitForRequest((request) => request.isNavigationRequest()), tryAgain.click()])
  await unblockFiles()
  await expect(page.getByRole('heading', { name: 'Changes', level: 1 })).toBeVisible()
})

test('a drawer that can’t be loaded says so beside the list, which stays', async ({
  guests,
  page,
  context,
}) => {
  const unblockFiles = await blockFiles(context, 'GuestDrawer')
  await page.reload()
  const failed = page.getByRole('dialog', { name: "We couldn't load this part" })
  const link = guests.link('Amara Okafor')
  await link.click()
  await expect(failed.getByRole('button', { name: 'Try again' })).toBeFocused()
  await expect(page).toHaveURL(/guests\/amara/)
  await page.keyboard.press('Escape')
  await expect(failed).toBeHidden()
  await expect(page).toHaveURL(/guests$/)
  await expect(link).toBeFocused()
  await guests.link('Eun-ji Kim').click()
  await expect(failed).toBeVisible()
  await unblockFiles()
  await guests.link('Amara Okafor').hover()
  await failed.getByRole('button', { name: 'Try again' }).click()
  const drawer = new GuestDrawer(page, 'Eun-ji Kim')
  await drawer.ready()
  await expect(drawer.dialog).toHaveCSS('display', 'flex')
})

test('the dialog to sign in again comes once it can be loaded', async ({ guests, page, context }) => {
  const unblockFiles = await blockFiles(context, 'SignInAgain')
  await page.reload()
  await guests.table.getByRole('link').first().waitFor()
  await context.clearCookies()
  await guests.refresh.click()
  const tryAgain = page.getByRole('alert').getByRole('button', { name: 'Try again' })
  await expect(tryAgain).toBeVisible()
  await unblockFiles()
  await tryAgain.click()
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
})
