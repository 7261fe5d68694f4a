import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'

test.describe('selection', () => {
  test('of one guest, a range with Shift, all that match, and none', async ({ guests, page }) => {
    const all = page.getByRole('checkbox', { name: 'Select all guests that match' })
    await guests.checkbox('Amara Okafor').check()
    await expect(guests.status('1 selected')).toBeVisible()
    await expect(all).not.toBeChecked()

    const emails = await guests.emails()
    const from = emails.indexOf('amara@bluewater.io')
    const boxes = guests.table.getByRole('checkbox', { name: /^Select (?!all)/ })
    await boxes.nth(from + 4).click({ modifiers: ['Shift'] })
    await expect(guests.status('5 selected')).toBeVisible()
    for (let index = from; index < from + 5; index++) await expect(boxes.nth(index)).toBeChecked()
    await expect(boxes.nth(from + 5)).not.toBeChecked()
    // Upwards from the last click: unselects.
    await boxes.nth(from + 3).click({ modifiers: ['Shift'] })
    await expect(guests.status('3 selected')).toBeVisible()

    await all.check()
    await expect(guests.status('42 selected')).toBeVisible()
    await all.uncheck()
    await expect(guests.status('42 selected')).toHaveCount(0)
    await expect(boxes.first()).not.toBeChecked()
    await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests`)
  })

  test('survives search, filter and sort with its counts, and ends with a reload', async ({
    guests,
    page,
  }) => {
    await guests.search.fill('example')
    await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
    await expect(guests.status('1 selected')).toBeVisible()
    await guests.search.fill('.de')
    await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
    await expect(guests.status('4 selected, 1 not shown')).toBeVisible()
    await guests.search.fill('jörg')
    await expect(guests.status('4 selected, 3 not shown')).toBeVisible()
    await guests.search.fill('')
    await expect(guests.status('4 selected')).toBeVisible()
    await guests.column('Company').getByRole('button').click()
    await expect(guests.status('4 selected')).toBeVisible()
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Disabled')
    await expect(guests.checkbox('Jürgen Müller')).toBeChecked()
    await expect(guests.checkbox('Dmitri Petrov')).not.toBeChecked()
    await expect(guests.status('4 selected, 3 not shown')).toBeVisible()
    await page.getByRole('button', { name: 'Clear selection' }).click()
    await expect(guests.checkbox('Jürgen Müller')).not.toBeChecked()
    await guests.checkbox('Jürgen Müller').check()
    await page.reload()
    await expect(guests.checkbox('Jürgen Müller')).not.toBeChecked()
  })

  test('loses a guest that was deleted', async ({ guests, sandbox }) => {
    await guests.checkbox('Amara Okafor').check()
    await guests.checkbox('Bjørn Lindqvist').check()
    await expect(guests.status('2 selected')).toBeVisible()
    sandbox.deleteByOther(edgeCases.id, 'amara@bluewater.io')
    await guests.refresh.click()
    await expect(guests.status('1 selected')).toBeVisible()
    await expect(guests.checkbox('Bjørn Lindqvist')).toBeChecked()
  })

  test('stays while a guest is open', async ({ guests, page }) => {
    await guests.checkbox('Amara Okafor').check()
    await guests.open('Bjørn Lindqvist')
    await page.keyboard.press('Escape')
    await expect(guests.checkbox('Amara Okafor')).toBeChecked()
  })
})

test('columns can be hidden, and the browser remembers them', async ({ guests, page, context }) => {
  await expect(guests.column('Company')).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  const menu = page.getByRole('menu', { name: 'Columns' })
  const company = menu.getByRole('menuitemcheckbox', { name: 'Company' })
  await expect(company).toBeChecked()
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Guest' })).toHaveCount(0)
  await company.click()
  await menu.getByRole('menuitemcheckbox', { name: 'Tasks' }).click()
  await expect(company).not.toBeChecked()
  await expect(guests.column('Company')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused()

  const other = new GuestsPage(await context.newPage(), edgeCases.id)
  await other.goto()
  await expect(other.column('Created')).toBeVisible()
  await expect(other.table).toHaveAttribute('aria-colcount', '5')
  await expect(other.column('Company')).toHaveCount(0)
  await expect(other.column('Tasks')).toHaveCount(0)
  await page.getByRole('button', { name: 'Columns' }).click()
  await company.click()
  await expect(guests.column('Company')).toBeVisible()
})

test('the bar of the selection opens dialogs at their field, and gets the focus back without scrolling', async ({
  guests,
  page,
}) => {
  await guests.checkbox('Ada Ampersand').check()
  const bar = page.getByRole('toolbar', { name: 'Bulk actions' })
  await bar.getByRole('button', { name: 'Add members' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add members' })
  await expect(dialog.getByRole('button', { name: 'Preview' })).toBeVisible()
  await page.keyboard.type('Priya')
  await expect(dialog.getByRole('combobox', { name: 'Members to add' })).toHaveValue('Priya')
  await expect(page.getByRole('option', { name: 'Priya Shah' })).toBeVisible()
  const scrolled = await page.evaluate(() => scrollY)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(bar.getByRole('button', { name: 'Add members' })).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(scrolled)
})

test('clearing the selection gives the focus to the box that selects all', async ({ guests, page }) => {
  await guests.checkbox('Ada Ampersand').check()
  await page.getByRole('button', { name: 'Clear selection' }).focus()
  await page.mouse.wheel(0, 600)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500)
  const scrolled = await page.evaluate(() => scrollY)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'Select all guests that match' })).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(scrolled)
})

test('a notice lies above the bar of the selection, whatever the width', async ({ guests, page }) => {
  await guests.checkbox('Ada Ampersand').check()
  const drawer = await guests.open('Amara Okafor')
  await drawer.remove('Ken Ito')
  await drawer.save()
  const notice = drawer.notice(/Ken Ito/)
  await expect(notice).toBeVisible()
  await page.keyboard.press('Escape')
  const clear = page.getByRole('button', { name: 'Clear selection' })
  for (const width of [1280, 1000, 900, 720, 620, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await expect
      .poll(async () => {
        const [above, below] = [await notice.boundingBox(), await clear.boundingBox()]
        return above && below && above.y + above.height <= below.y
      }, `${width} px`)
      .toBe(true)
  }
})

test('a question that a menu opens gives the focus back to its button', async ({ guests, page }) => {
  const drawer = await guests.open('Amara Okafor')
  const menu = drawer.dialog.getByRole('button', { name: 'More actions' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Delete guest' }).click()
  await expect(page.getByRole('button', { name: 'Keep guest' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
})

test('a double click on an answer does not reach the guest below it', async ({ guests, page }) => {
  const drawer = await guests.open('Amara Okafor')
  const menu = drawer.dialog.getByRole('button', { name: 'More actions' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Delete guest' }).click()
  await page.getByRole('button', { name: 'Keep guest' }).dblclick()
  await expect(menu).toBeFocused()
})
