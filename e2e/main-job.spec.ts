import type { Locator, Page } from '@playwright/test'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { amara, eunji, watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Ana, Bob, Ken, Priya, Bo } = members

test('sign in with a token, open a guest by clicking, change its members, save, undo', async ({
  page,
  sandbox,
}) => {
  await page.goto('/')
  await expect(page).toHaveTitle('Connect to Tallyfy · Guestlist')
  await page.getByLabel('Personal access token').fill(sandboxTokens.admin)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('link', { name: 'Edge Cases' }).click()
  const drawer = await new GuestsPage(page, edgeCases.id).open(eunji.name)
  await expect(drawer.saveButton).toBeDisabled()
  await expect(drawer.discardButton).toBeDisabled()
  // The list stands beside the drawer, which ends where the window ends.
  const list = await page.getByRole('table', { name: 'Guests' }).boundingBox()
  const box = await drawer.dialog.boundingBox()
  expect(box?.x).toBeGreaterThan((list?.x ?? 0) + (list?.width ?? 0))
  expect(box?.y).toBe(list?.y)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(788)

  await drawer.add('Bob Stone')
  await drawer.add('Ana Ferreira')
  await drawer.remove('Cara Diaz')
  await expect(drawer.dialog).toContainText('+2 −1 · 5 → 6 members')
  await expect(drawer.dialog).toContainText('Add Ana Ferreira and Bob Stone, remove Cara Diaz')
  expect(memberIdsOf(sandbox, eunji.email)).toEqual(eunji.members)

  const traffic = watchRequests(sandbox, eunji.email)
  await drawer.save()
  await expect(
    drawer.notice('Ana Ferreira and Bob Stone added to Eun-ji Kim, Cara Diaz removed'),
  ).toBeVisible()
  expect(traffic()).toEqual(['GET', putRequest([Ana, Bob, Ken, Priya, Bo, 5678])])
  expect(memberIdsOf(sandbox, eunji.email)).toEqual([Ana, Bob, Ken, Priya, Bo, 5678])
  await expect(drawer.saveButton).toBeDisabled()
  await expect(drawer.line('Cara Diaz')).toHaveCount(0)

  const undoing = watchRequests(sandbox, eunji.email)
  await drawer.undo()
  await expect(
    drawer.notice('Change undone. Cara Diaz added to Eun-ji Kim, Ana Ferreira and Bob Stone removed'),
  ).toBeVisible()
  expect(undoing()).toEqual(['GET', putRequest(eunji.members)])
  await expect(drawer.line('Cara Diaz')).toBeVisible()
  await expect(drawer.line('Bob Stone')).toHaveCount(0)
})

test('Ctrl+Enter saves; what was saved is in the list and survives a reload', async ({ guests, sandbox }) => {
  const drawer = await guests.open(amara.name)
  await drawer.add('Bob Stone')
  const traffic = watchRequests(sandbox, amara.email)
  await drawer.picker.press('Control+Enter')
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  expect(traffic()).toEqual(['GET', putRequest([Ana, Bob, Ken, members.Tomas])])
  await guests.membersOf(amara.name).hover()
  await expect(guests.page.getByRole('tooltip')).toContainText('Bob Stone')

  await guests.page.reload()
  await drawer.ready()
  await expect(drawer.line('Bob Stone')).toBeVisible()
  await expect(drawer.members.getByRole('listitem')).toHaveCount(4)
})

test('Undo is offered for twenty seconds and longer under the pointer', async ({ guests, page }) => {
  await page.clock.install()
  const drawer = await guests.open(amara.name)
  await drawer.remove('Ken Ito')
  await drawer.save()
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await page.clock.runFor(15_000)
  await expect(undo).toBeVisible()
  await undo.hover()
  await page.clock.runFor(60_000)
  await expect(undo).toBeVisible()
  await drawer.picker.hover()
  await page.clock.runFor(20_000)
  await expect(undo).toBeHidden()
})

test('undo on the page after the drawer is closed', async ({ guests, sandbox, page }) => {
  const drawer = await guests.open(amara.name)
  await drawer.remove('Ken Ito')
  await drawer.save()
  await expect(drawer.notice('Ken Ito removed from Amara Okafor')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer.dialog).toBeHidden()
  await expect(guests.link(amara.name)).toBeFocused()
  await drawer.undo()
  await expect(drawer.notice('Undone. Ken Ito added to Amara Okafor')).toBeVisible()
  await expect.poll(() => memberIdsOf(sandbox, amara.email)).toContain(Ken)
})

test('undo under Changes, which lists every change from this browser', async ({ guests, sandbox, page }) => {
  const drawer = await guests.open(amara.name)
  await drawer.add('Bob Stone')
  await drawer.save()
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  await drawer.button('Close').click()
  await page.getByRole('link', { name: 'Changes' }).click()
  await expect(page.getByRole('heading', { name: 'Changes', level: 1 })).toBeVisible()
  await expect(page).toHaveTitle('Changes · Guestlist')
  const changes = page.getByRole('list', { name: 'Changes' }).getByRole('listitem')
  await expect(changes).toHaveCount(1)
  await expect(changes).toContainText('+Bob Stone')
  await expect(changes).toContainText('3 → 4 members')
  await expect(changes.getByRole('heading', { name: 'Today' })).toBeVisible()
  await expect(changes.getByRole('link', { name: 'Bob Stone' })).toHaveAttribute('href', /members\/1002$/)
  await changes.getByRole('button', { name: 'Undo the change of Amara Okafor' }).click()
  await expect(changes).toHaveCount(2)
  await expect(changes.filter({ hasText: 'You undid this change.' })).toContainText('+Bob Stone')
  await expect(changes.filter({ hasText: 'Undo of an earlier change.' })).toContainText('−Bob Stone')
  expect(memberIdsOf(sandbox, amara.email)).not.toContain(Bob)
  // The notice of the save stays, without its spent Undo.
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  await expect(page.getByRole('status').getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('sign in, change, save and undo with the keyboard alone', async ({ page, sandbox }) => {
  const { keyboard } = page
  await page.goto('/sign-in')
  await expect(page.getByLabel('Personal access token')).toBeFocused()
  await keyboard.type(sandboxTokens.admin)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Edge Cases' }))
  await keyboard.press('Enter')
  const guests = new GuestsPage(page, edgeCases.id)
  await expect(guests.link(amara.name)).toBeVisible()

  await keyboard.press('/')
  await expect(guests.search).toBeFocused()
  await keyboard.type('eun-ji')
  await keyboard.press('ArrowDown')
  await expect(guests.link(eunji.name)).toBeFocused()
  await keyboard.press('Enter')
  const drawer = new GuestDrawer(page, eunji.name)
  await drawer.ready()

  await tabTo(page, drawer.picker)
  await keyboard.type('bob')
  await keyboard.press('Enter')
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  await tabTo(page, drawer.members.getByRole('button', { name: 'Remove Cara Diaz' }))
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')
  await expect(drawer.notice('Bob Stone added to Eun-ji Kim, Cara Diaz removed')).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).toEqual([Bob, Ken, Priya, Bo, 5678])

  await tabTo(page, page.getByRole('button', { name: 'Undo' }))
  await keyboard.press('Enter')
  await expect(drawer.notice('Change undone. Cara Diaz added to Eun-ji Kim, Bob Stone removed')).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).toEqual(eunji.members)
  await keyboard.press('Escape')
  await expect(drawer.dialog).toBeHidden()
  await expect(guests.link(eunji.name)).toBeFocused()
})

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}
