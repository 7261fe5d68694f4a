import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import {
  sortedEmails,
  memberIdsIn,
  epochMsOf,
  isDisabled,
  baseGuests,
  baseOrganization,
} from './baseGuests.ts'

const seen = (guest: WireGuest) => epochMsOf(guest.last_accessed_at)

/** Whether name, email or company hold a word. */
const isFound = ({ first_name: first, last_name: last, email, details }: WireGuest, word: string) =>
  [first, last, email, details.company_name].join(' ').toLowerCase().includes(word)

test.describe('filters', () => {
  test('combine status, member and company', async ({ guests, page }) => {
    const all = baseGuests(edgeCases.id)
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Disabled')
    await expect.poll(() => guests.emails()).toEqual(sortedEmails(all.filter(isDisabled)))
    const member = page.getByRole('combobox', { name: 'Member', exact: true })
    await member.click()
    await member.fill('shah')
    await page.getByRole('option', { name: 'Priya Shah' }).click()
    await expect(member).toHaveValue('Priya Shah')
    await expect(guests.table.getByRole('link')).toHaveText(['Jürgen Müller'])
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Any status')
    await expect
      .poll(() => guests.emails())
      .toEqual(sortedEmails(all.filter((guest) => memberIdsIn(guest).includes(1005))))
    const company = page.getByRole('combobox', { name: 'Company' })
    await company.fill('jade')
    await company.press('Enter')
    await expect(guests.table.getByRole('link')).toHaveText(['Mei Chen'])
    await expect(page).toHaveURL(/member=1005&company=Jade\+Press/)
    await page.getByRole('button', { name: 'Remove filter Company' }).click()
    await expect(company).toHaveValue('')
    await expect(company).toBeFocused()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(member).toHaveValue('')
  })

  test('find guests of an unknown member', async ({ guests, page }) => {
    const member = page.getByRole('combobox', { name: 'Member', exact: true })
    await member.click()
    await member.fill('5678')
    await page.getByRole('option', { name: 'Unknown member #5678' }).click()
    await expect(guests.table.getByRole('link')).toHaveText(['Eun-ji Kim'])
  })

  test('every attention view counts its guests and shows exactly those', async ({ page, signIn }) => {
    const all = baseGuests(harborAndPine.id)
    const { members } = baseOrganization(harborAndPine.id)
    const statusOf = new Map(members.map(({ id, status }) => [id, status]))
    const hour = 3_600_000
    const since = Math.floor(Date.now() / hour) * hour - 90 * 24 * hour
    const views: [label: string, isIn: (guest: WireGuest) => boolean][] = [
      ['No associated member', (guest) => memberIdsIn(guest).length === 0],
      ['Member not found', (guest) => memberIdsIn(guest).some((id) => !statusOf.has(id))],
      ['Member disabled', (guest) => memberIdsIn(guest).some((id) => statusOf.get(id) === 'disabled')],
      ['Only one member', (guest) => memberIdsIn(guest).length === 1],
      ['Never seen', (guest) => seen(guest) === null],
      ['Inactive 90 days', (guest) => (seen(guest) ?? Infinity) < since],
      ['Disabled guest still associated', (guest) => isDisabled(guest) && memberIdsIn(guest).length > 0],
    ]
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await expect(guests.status('2,412 guests')).toBeVisible()
    for (const [label, isIn] of views) {
      const count = all.filter(isIn).length
      const written = count.toLocaleString('en')
      expect(count, label).toBeGreaterThan(0)
      await expect(guests.view(label)).toHaveAccessibleName(`${label} ${written}`)
      await guests.view(label).click()
      await expect(guests.view(label)).toHaveAttribute('aria-pressed', 'true')
      await expect(guests.status(`${written} of 2,412 guests`)).toBeVisible()
    }
    await guests.view('Disabled guest still associated').click()
    await expect(guests.status('2,412 guests')).toBeVisible()

    // Within a search a view counts what it would show.
    const neverSeen = all.filter((guest) => isFound(guest, 'ventures') && seen(guest) === null).length
    await guests.search.fill('ventures')
    await expect(guests.view('Never seen')).toHaveAccessibleName(`Never seen ${neverSeen}`)
    await guests.view('Never seen').click()
    await expect(guests.status(`${neverSeen} of 2,412 guests`)).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).click()

    // Far down the list, search, filters and count are in sight; what is typed leads back to the first row.
    await guests.table.hover()
    await page.mouse.wheel(0, 5000)
    await expect(guests.view('Never seen')).not.toBeInViewport()
    await expect(guests.status('2,412 guests')).toBeInViewport()
    await expect(page.getByRole('combobox', { name: 'Company' })).toBeInViewport()
    await guests.search.fill('ventures')
    await expect(guests.table.getByRole('link').first()).toBeInViewport()
  })

  test('counts follow a change', async ({ guests }) => {
    const view = guests.view('Only one member')
    const before = baseGuests(edgeCases.id).filter((guest) => memberIdsIn(guest).length === 1).length
    await expect(view).toHaveAccessibleName(`Only one member ${before}`)
    const drawer = await guests.open('Bjørn Lindqvist')
    await drawer.picker.fill('bob stone')
    await drawer.page.getByRole('option', { name: 'Bob Stone' }).click()
    await drawer.save()
    await expect(drawer.notice(/Bob Stone/)).toBeVisible()
    await drawer.page.keyboard.press('Escape')
    await expect(view).toHaveAccessibleName(`Only one member ${before - 1}`)
  })
})

test.describe('the URL of the list', () => {
  test('keeps search, filters, view and sort through reload, open, close and Back', async ({
    page,
    signIn,
  }) => {
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    const query = 'q=stone&status=active&view=one-member&sort=created&dir=desc'
    const expected = baseGuests(edgeCases.id)
      .filter((guest) => !isDisabled(guest) && memberIdsIn(guest).join() === '1002')
      .toSorted((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at))
      .map(({ email }) => email)
    const expectState = async () => {
      await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests?${query}`)
      await expect(guests.search).toHaveValue('stone')
      await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('active')
      await expect(guests.view('Only one member')).toHaveAttribute('aria-pressed', 'true')
      await expect(guests.column('Created')).toHaveAttribute('aria-sort', 'descending')
      await expect.poll(() => guests.emails()).toEqual(expected)
    }
    await guests.goto(query)
    await expectState()
    await page.reload()
    await expectState()
    await guests.link('Jörg Bücher').click()
    await expect(page).toHaveURL((url) => url.pathname.endsWith('.de') && url.search === `?${query}`)
    await expect(page.getByRole('dialog', { name: 'Jörg Bücher' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expectState()
    await guests.link('Jörg Bücher').click()
    await expect(page.getByRole('dialog', { name: 'Jörg Bücher' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expectState()
  })

  test('Back undoes a filter and keeps the search', async ({ guests, page }) => {
    await guests.search.fill('co')
    await guests.view('Never seen').click()
    await expect(guests.view('Never seen')).toHaveAttribute('aria-pressed', 'true')
    await page.goBack()
    await expect(guests.view('Never seen')).toHaveAttribute('aria-pressed', 'false')
    await expect(guests.search).toHaveValue('co')
  })

  test('invalid parameters fall back to the default', async ({ page, signIn }) => {
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto('status=purple&view=nope&sort=shoe&dir=up&member=<b>&company=&x=1')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.column('Guest')).toHaveAttribute('aria-sort', 'ascending')
    await guests.goto('q=123')
    await expect(guests.search).toHaveValue('123')
  })
})
