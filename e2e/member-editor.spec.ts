import type { Page } from '@playwright/test'
import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { amara, eunji, watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Bob, Cara, Ken } = members

test('nothing is sent when nothing changed', async ({ guests, sandbox }) => {
  const drawer = await guests.open(amara.name)
  const traffic = watchRequests(sandbox, amara.email)
  await drawer.picker.press('Control+Enter')
  await drawer.add('Bob Stone')
  await drawer.remove('Bob Stone')
  await drawer.picker.press('Control+Enter')
  await expect(drawer.saveButton).toBeDisabled()
  expect(traffic()).toEqual([])
})

test('what is chosen before the guest is read again is kept, and can be saved then', async ({
  guests,
  page,
  sandbox,
}) => {
  const read = sandbox.script({ on: { method: 'GET', email: amara.email }, act: [{ do: 'hold' }] })
  await guests.link(amara.name).click()
  const drawer = new GuestDrawer(page, amara.name)
  await expect(drawer.line('Ken Ito')).toBeVisible()
  await expect(drawer.dialog).toContainText('Checking for changes…')
  await drawer.add('Bob Stone')
  await drawer.remove('Ken Ito')
  await drawer.picker.fill('pri')
  await read.reached()
  sandbox.changeByOther(edgeCases.id, amara.email, { add: [Cara], remove: [Ken] })
  read.release()
  await drawer.ready()
  await expect(drawer.picker).toHaveValue('pri')
  // Someone else has removed Ken meanwhile, and Cara is there.
  await expect(drawer.line('Ken Ito')).toHaveCount(0)
  await expect(drawer.line('Cara Diaz')).toBeVisible()
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  const before = memberIdsOf(sandbox, amara.email)
  await drawer.save()
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  expect(memberIdsOf(sandbox, amara.email)).toEqual([...before, Bob].toSorted((a, b) => a - b))
})

test('a save that is pressed before the guest is read again starts once it is', async ({
  guests,
  page,
  sandbox,
}) => {
  const read = sandbox.script({ on: { method: 'GET', email: amara.email }, act: [{ do: 'hold' }] })
  await guests.link(amara.name).click()
  const drawer = new GuestDrawer(page, amara.name)
  await drawer.remove('Ken Ito')
  await page.keyboard.press('Control+Enter')
  await expect(drawer.saveButton).toHaveAttribute('aria-busy', 'true')
  await read.reached()
  expect(sandbox.log.writes).toEqual([])
  read.release()
  await expect(drawer.notice('Ken Ito removed from Amara Okafor')).toBeVisible()
  expect(memberIdsOf(sandbox, amara.email)).not.toContain(Ken)
})

test('without the members no id is called unknown and nothing can be changed', async ({
  page,
  signIn,
  sandbox,
}) => {
  const users = `/organizations/${edgeCases.id}/users`
  const failing = sandbox.script({
    on: { path: users },
    times: 'always',
    act: [{ do: 'answer', status: 403 }],
  })
  await signIn(page)
  const drawer = await new GuestsPage(page, edgeCases.id).openByLink(eunji.email)
  await expect(drawer.dialog).toContainText('Members could not be read')
  await expect(drawer.dialog).not.toContainText('Unknown member')
  await expect(drawer.picker).toBeDisabled()
  // The filters read members too. They load later, and do not repeat what has failed.
  await expect(page.getByRole('combobox', { name: 'Member', exact: true })).toBeVisible()
  expect(sandbox.log.requests.filter(({ path }) => path.endsWith(users))).toHaveLength(1)
  failing.remove()
  await drawer.button('Retry').click()
  await drawer.ready()
  await expect(drawer.line('Unknown member #5678')).toBeVisible()
})

test('an id without a member is kept until it is removed', async ({ guests, sandbox }) => {
  const drawer = await guests.open(eunji.name)
  await expect(drawer.line('Unknown member #5678')).toContainText('stays')
  await drawer.add('Bob Stone')
  await drawer.save()
  await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).toContain(5678)
  await drawer.remove('Unknown member #5678')
  await drawer.save()
  await expect(drawer.notice('Unknown member #5678 removed from Eun-ji Kim')).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).not.toContain(5678)
})

test('removing the last member asks for confirmation', async ({ guests, sandbox }) => {
  await guests.goto('q=kofi')
  const drawer = await guests.open('Kofi Mensah')
  const traffic = watchRequests(sandbox, 'kofi@mensahtrading.gh')
  await drawer.remove('Ana Ferreira')
  await expect(drawer.dialog).toContainText('−1 · 1 → 0 members')
  await drawer.save()
  const confirmation = drawer.confirmation('Remove all members?')
  await expect(confirmation).toContainText('Ana Ferreira will be removed. Kofi Mensah will have no members.')
  await confirmation.getByRole('button', { name: 'Keep members' }).click()
  await expect(confirmation).toBeHidden()
  expect(traffic()).toEqual([])
  await expect(drawer.line('Ana Ferreira')).toContainText('will be removed')

  await drawer.save()
  await confirmation.getByRole('button', { name: 'Remove all members' }).click()
  await expect(drawer.notice('Ana Ferreira removed from Kofi Mensah')).toBeVisible()
  expect(traffic()).toEqual(['GET', putRequest([])])
  await expect(drawer.dialog).toContainText('No one looks after this guest yet.')
})

test('a removed member stays visible until saved and can be kept; a draft can be discarded', async ({
  guests,
  sandbox,
}) => {
  const drawer = await guests.open(eunji.name)
  const traffic = watchRequests(sandbox, eunji.email)
  await drawer.remove('Cara Diaz')
  await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
  await expect(drawer.saveButton).toBeEnabled()
  await drawer.keep('Cara Diaz')
  await expect(drawer.line('Cara Diaz')).not.toContainText('will be removed')
  await expect(drawer.saveButton).toBeDisabled()

  await drawer.remove('Ken Ito')
  await drawer.add('Bob Stone')
  await drawer.discardButton.click()
  await expect(drawer.line('Bob Stone')).toHaveCount(0)
  await expect(drawer.line('Ken Ito')).not.toContainText('will be removed')
  await expect(drawer.saveButton).toBeDisabled()
  await drawer.button('Close').click()
  await expect(drawer.dialog).toBeHidden()
  expect(traffic()).toEqual([])
})

test('members with the same name show their emails; disabled and invited members say so', async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page)
  const guests = new GuestsPage(page, harborAndPine.id)
  const drawer = await guests.openByLink(amara.email)
  await drawer.ready()
  await drawer.picker.fill('tadeo cardenas')
  const options = drawer.dialog.getByRole('option')
  await expect(options).toHaveCount(2)
  await drawer.dialog
    .getByRole('option', { name: 'Tadeo Cárdenas (tadeo.cardenas103@harborpine.com)' })
    .click()
  await drawer.button('Add Tadeo Cárdenas (tadeo.cardenas103@harborpine.com)').click()
  await expect(drawer.button('Remove Tadeo Cárdenas (tadeo.cardenas103@harborpine.com)')).toBeVisible()
  await drawer.picker.fill('lindqvist')
  await expect(page.getByRole('option', { name: 'Bo Lindqvist' })).toHaveAccessibleDescription(/disabled/)
  await drawer.picker.fill('haddad')
  await expect(page.getByRole('option', { name: 'Noor Haddad' })).toHaveAccessibleDescription(/invited/)
  await drawer.save()
  await expect(
    drawer.notice('Tadeo Cárdenas (tadeo.cardenas103@harborpine.com) added to Amara Okafor'),
  ).toBeVisible()
  expect(memberIdsOf(sandbox, amara.email, harborAndPine.id)).toContain(2104)
  expect(memberIdsOf(sandbox, amara.email, harborAndPine.id)).not.toContain(2024)
})

test('every field is shown, only https: becomes a link, the login link is never shown', async ({
  guests,
  page,
  sandbox,
}) => {
  const drawer = await guests.open(eunji.name)
  await expect(drawer.dialog).toContainText(
    /Last accessed(just now|.* ago) · \d+ \w+ \d{4}, \d\d:\d\d (CET|CEST|GMT)/,
  )
  await drawer.button('All fields').click()
  const contact = drawer.dialog.getByRole('region', { name: 'Contact' })
  await expect(contact).toContainText('+82 2 555 0142')
  await expect(contact).toContainText('Asia/Seoul')
  await expect(drawer.dialog.getByRole('region', { name: 'Opportunity' })).toContainText('Spring catalogue')
  await expect(drawer.dialog.getByRole('region', { name: 'Sync' })).toContainText('hubspot')
  await expect(contact.getByRole('link')).toHaveAttribute('href', 'https://crm.hanok.kr/contacts/142')
  await expect(drawer.dialog.getByRole('textbox')).toHaveCount(0)
  await expectNoSecret(page, sandbox.guest(edgeCases.id, eunji.email).link)
  await expect(page.locator('img[src*="hanok"]')).toHaveCount(0)

  const odd = await guests.openByLink('markup@angle-brackets.com')
  await odd.ready()
  await odd.button('All fields').click()
  await expect(odd.dialog).toContainText('javascript:alert(3)')
  await expect(odd.dialog).toContainText('http://angle-brackets.com')
  // Members are links of the app.
  await expect(odd.dialog.locator('a:not([href^="/orgs/"])')).toHaveCount(0)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
})

async function expectNoSecret(page: Page, link: string): Promise<void> {
  expect(link).toContain('https://')
  const secret = new URL(link)
  const html = await page.content()
  expect(html).not.toContain(secret.href)
  expect(html).not.toContain(secret.pathname + secret.search)
}
