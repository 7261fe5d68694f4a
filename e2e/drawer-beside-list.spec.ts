import { draftChange, expectDraftKept } from './memberDraft.ts'
import { expect, test } from './fixtures.ts'
import { amara, eunji } from './sampleGuests.ts'

test('beside the drawer the list is in use: search, select, sort, and open another guest', async ({
  guests,
  page,
}) => {
  const drawer = await guests.open(eunji.name)
  await expect(drawer.dialog).not.toHaveAttribute('aria-modal')
  await expect(drawer.dialog.getByRole('heading', { name: eunji.name })).toBeFocused()
  const list = await guests.table.boundingBox()
  const box = await drawer.dialog.boundingBox()
  expect(box?.x).toBeGreaterThan((list?.x ?? 0) + (list?.width ?? 0))

  await guests.checkbox(amara.name).click()
  await expect(guests.status('1 selected')).toBeVisible()
  await guests.search.fill('lindqvist')
  await expect(guests.link(amara.name)).toHaveCount(0)
  await expect(page).toHaveURL(/guests\/eunji\.kim%40hanok\.kr\?q=lindqvist$/)
  await expect(drawer.dialog).toBeVisible()
  await guests.column('Guest').getByRole('button').click()
  await expect(guests.column('Guest')).toHaveAttribute('aria-sort', 'descending')

  await guests.link('Dmitri Petrov').click()
  const other = page.getByRole('dialog', { name: 'Dmitri Petrov' })
  await expect(other.getByRole('heading', { name: 'Dmitri Petrov' })).toBeFocused()
  await expect(guests.table.locator('[aria-current=true]')).toHaveText('Dmitri Petrov')
  await page.keyboard.press('Escape')
  await expect(other).toHaveCount(0)
  await expect(guests.link('Dmitri Petrov')).toBeFocused()
  await expect(guests.search).toHaveValue('lindqvist')
})

test('a draft is kept while the list is in use and the window gets narrow, and another guest opens only after a confirmation', async ({
  guests,
  page,
}) => {
  const drawer = await draftChange(guests)
  await guests.search.fill('a')
  await guests.search.fill('')
  await expectDraftKept(drawer)
  await page.setViewportSize({ width: 1199, height: 800 })
  await expect(drawer.dialog).toHaveAttribute('aria-modal', 'true')
  await expectDraftKept(drawer)
  await page.setViewportSize({ width: 1200, height: 800 })
  await expect(drawer.dialog).not.toHaveAttribute('aria-modal')
  await expectDraftKept(drawer)

  const confirmation = drawer.confirmation('Discard your changes?')
  await guests.link(amara.name).click()
  await confirmation.getByRole('button', { name: 'Keep editing' }).click()
  await expectDraftKept(drawer)
  await drawer.dialog.getByRole('heading', { name: eunji.name }).focus()
  await page.keyboard.press('j')
  await expect(confirmation).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(confirmation).toBeHidden()
  await expectDraftKept(drawer)
  await guests.link(amara.name).click()
  await confirmation.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('dialog', { name: amara.name })).toBeVisible()
})

test('F6 leads from the drawer to the guest in the list and back; Esc closes from either', async ({
  guests,
  page,
}) => {
  const drawer = await guests.open(eunji.name)
  await drawer.picker.focus()
  await page.keyboard.press('F6')
  await expect(guests.link(eunji.name)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(guests.link('Fatima Haddad')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(drawer.picker).toBeFocused()
  await page.keyboard.press('F6')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(drawer.dialog).toHaveCount(0)
  await expect(guests.link(eunji.name)).toBeFocused()
})

test('below 1200 px the drawer is modal: it covers the list, and the focus stays in it', async ({
  guests,
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 800 })
  const drawer = await guests.open(eunji.name)
  await expect(drawer.dialog).toHaveAttribute('aria-modal', 'true')
  expect(await drawer.dialog.boundingBox()).toEqual({ x: 620, y: 0, width: 480, height: 800 })
  await page.keyboard.press('/')
  await expect(guests.search).not.toBeFocused()
  await drawer.button('Close').focus()
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Shift+Tab')
    await expect(drawer.dialog.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(drawer.dialog).toHaveCount(0)
  await expect(guests.link(eunji.name)).toBeFocused()
})
