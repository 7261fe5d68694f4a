import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'

test('the selected guests get another member, and the run is taken back from Changes', async ({
  guests,
  page,
  sandbox,
}) => {
  await guests.checkbox('Eun-ji Kim').check()
  await guests.checkbox('Amara Okafor').check()
  const toolbar = page.getByRole('toolbar', { name: 'Bulk actions' })
  await toolbar.getByRole('button', { name: 'Replace a member' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replace a member' })
  await dialog.getByRole('combobox', { name: 'Member to replace' }).fill('cara diaz')
  await page.getByRole('option', { name: 'Cara Diaz' }).click()
  await dialog.getByRole('combobox', { name: 'Replacement' }).fill('bob stone')
  await page.getByRole('option', { name: 'Bob Stone' }).click()
  await dialog.getByRole('button', { name: 'Preview' }).click()
  // Nothing that was chosen is lost on the way back.
  await dialog.getByRole('button', { name: 'Back' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Replacement' })).toHaveValue('Bob Stone')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  const preview = dialog.getByRole('table', { name: 'Preview' })
  await expect(preview.getByRole('row').filter({ hasText: 'Eun-ji Kim' })).toContainText('Bob Stone')
  await dialog.getByRole('button', { name: /^Change \d+ guests?$/ }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Run progress' })).toBeVisible()
  await expect(
    dialog.getByRole('status').filter({ hasText: /1 changed · 0 unchanged · 0 failed|2 changed/ }),
  ).toBeVisible()
  const written = sandbox.log.writes.length
  expect(written).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Changes' }).click()
  await page.getByRole('list', { name: 'Runs' }).getByRole('button', { name: 'Show run' }).click()
  await page.getByRole('dialog', { name: 'Run' }).getByRole('button', { name: 'Undo this run' }).click()
  await expect(page.getByRole('dialog', { name: 'Run' }).getByText('Undoing a run')).toBeVisible()
  await expect(
    page
      .getByRole('dialog', { name: 'Run' })
      .getByRole('status')
      .filter({ hasText: /\d changed/ }),
  ).toBeVisible()
  expect(sandbox.log.writes).toHaveLength(2 * written)
})

test('a member who leaves hands over all guests in five clicks from the members page', async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page)
  await page.goto(`/orgs/${edgeCases.id}/members`)
  let clicks = 0
  const click = async (name: string | RegExp, role: 'link' | 'button' | 'option' = 'button') => {
    clicks += 1
    await page.getByRole(role, { name }).first().click()
  }
  await click('Cara Diaz', 'link')
  await click('Hand over guests')
  await page.getByRole('combobox', { name: 'Replacement' }).fill('bob stone')
  await click('Bob Stone', 'option')
  await click('Preview')
  await click(/^Change \d+ guests?$/)
  const end = page.getByRole('status').filter({ hasText: /\d+ changed · \d+ unchanged · 0 failed/ })
  await expect(end).toBeVisible({ timeout: 20_000 })
  expect(clicks).toBe(5)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Cara Diaz' }).getByText('0 guests')).toBeVisible()
  expect(sandbox.log.writes.length).toBeGreaterThan(3)
})
