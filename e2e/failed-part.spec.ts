import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { draftChange, expectDraftKept, expectSaved } from './memberDraft.ts'

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
  // The files of the app come from its own server, which the sandbox does not script.
  const files = /assets\/(BulkDialog|FilterBar|CellDetails)-.*\.js$/
  await context.route(files, (route) => route.abort())
  await page.reload()
  await guests.checkbox('Amara Okafor').check()
  const action = page
    .getByRole('toolbar', { name: 'Bulk actions' })
    .getByRole('button', { name: 'Add members' })
  await action.click()
  await expect(page.getByRole('status').filter({ hasText: "We couldn't load this part." })).toBeVisible()
  await guests.search.fill('hanok')
  await expect(guests.table.getByRole('link')).toHaveText(['Eun-ji Kim'])
  await context.unroute(files)
  await action.click()
  await expect(page.getByRole('dialog', { name: 'Add members' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('combobox', { name: 'Status' })).toBeVisible()
})
