import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { amara, memberIdsOf, members } from './sampleGuests.ts'

const membersPath = `/orgs/${edgeCases.id}/members`

test('the members page counts the guests of each member, sorts and filters, and a link carries both', async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page)
  await page.goto(`${membersPath}?sort=guests&dir=desc`)
  const table = page.getByRole('table', { name: 'Members' })
  await expect(page.getByRole('status').getByText('24 members · 42 guests')).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'Guests' })).toHaveAttribute('aria-sort', 'descending')
  const counts = await table.locator('[data-column=guests]').allInnerTexts()
  const numbers = counts.slice(1).map(Number)
  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Not found')
  await expect(page).toHaveURL(/status=not-found/)
  await expect(table.getByRole('link', { name: /Unknown member #/ }).first()).toBeVisible()
  await page.reload()
  await expect(table.getByRole('link', { name: /Unknown member #/ }).first()).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search members' }).fill('no such member')
  await expect(page.getByRole('heading', { name: 'No member matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(table).toHaveAttribute('aria-rowcount', /\d{2}/)

  // Where the list does not say who looks after a guest, a number is the least there may be.
  sandbox.setOptions({ shape: 'legacy' })
  await page.reload()
  await expect(table.getByRole('row').filter({ hasText: 'Cara Diaz' })).toContainText('0+')
})

test("a member's drawer lists the guests, opens one, and takes the member off one, with undo", async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page)
  await page.goto(membersPath)
  await page.getByRole('table', { name: 'Members' }).getByRole('link', { name: 'Cara Diaz' }).press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Cara Diaz' })
  const guests = drawer.getByRole('list', { name: 'Guests' })
  // With the zone, whichever it is.
  await expect(drawer).toContainText(/Last login .*\d{4}, \d+:\d\d.* ?[A-Z]{3}/)
  await drawer.getByRole('searchbox', { name: 'Search these guests' }).fill('eun-ji')
  await expect(guests.getByRole('listitem')).toHaveCount(1)
  await drawer.getByRole('button', { name: /^Remove Eun-ji Kim/ }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'Cara Diaz removed from Eun-ji Kim' }),
  ).toBeVisible()
  await expect(guests).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(guests.getByRole('listitem')).toHaveCount(1)
  expect(sandbox.log.writes).toHaveLength(2)
  await guests.getByRole('link', { name: 'Eun-ji Kim' }).click()
  await expect(page.getByRole('dialog', { name: 'Eun-ji Kim' })).toBeVisible()
  await page.goBack()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('table').getByRole('link', { name: 'Cara Diaz' })).toBeFocused()
})

test("a member's drawer adds guests, and offers only those without that member", async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page)
  await page.goto(membersPath)
  await page.getByRole('table', { name: 'Members' }).getByRole('link', { name: 'Cara Diaz' }).press('Enter')
  await page.getByRole('dialog', { name: 'Cara Diaz' }).getByRole('button', { name: 'Add guests' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add guests' })
  const field = dialog.getByRole('combobox', { name: 'Guests to add' })
  await field.fill('eun-ji')
  await expect(page.getByText('No guest matches')).toBeVisible()
  await field.fill('amara')
  await page.getByRole('option', { name: 'Amara Okafor' }).click()
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Change 1 guest' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: '1 changed' })).toBeVisible()
  expect(memberIdsOf(sandbox, amara.email)).toContain(members.Cara)
})
