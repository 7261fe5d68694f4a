import type { Page } from '@playwright/test'
import { harborAndPine, lantern, meridian } from '#src/sandbox/data/organizations.ts'
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

test.describe('search', () => {
  const found: [typed: string, names: string[]][] = [
    ['kim hanok', ['Eun-ji Kim']],
    ['kim bluewater', []],
    ['CHLOE', ['Chloé Dubois']],
    ['muller', ['Jürgen Müller']],
    ['yilmaz', ['Hamza Yılmaz']],
    ['ébène', ['Chloé Dubois']],
    ['0117', ['Amara Okafor']],
    ['hanok.kr', ['Eun-ji Kim']],
    ['小明', ['小明 王']],
    ['سارة', ['سارة الأحمد']],
    ['παπαδοπουλου', ['Ελένη Παπαδοπούλου']],
    ['50%', ['Percy Cent', 'Sale Desk']],
    ['unknown.nobody', []],
  ]
  test('finds name, email, company and phone with all words, ignoring case and diacritics', async ({
    guests,
  }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    for (const [typed, names] of found) {
      await guests.search.fill(typed)
      await expect(guests.status(`${names.length} of 42 guests`), typed).toBeVisible()
      await expect(guests.table.getByRole('link')).toHaveText(names)
    }
  })

  test('finds the id and the names of members', async ({ guests, sandbox }) => {
    await guests.search.fill(String(sandbox.guest(lantern.id, 'mei.chen@jade-press.cn').id))
    await expect.poll(() => guests.emails()).toEqual(['mei.chen@jade-press.cn'])
    await guests.search.fill('tomas ruiz')
    const guestsOfTomas = baseGuests(lantern.id).filter((guest) => memberIdsIn(guest).includes(1006))
    await expect.poll(() => guests.emails()).toEqual(sortedEmails(guestsOfTomas))
    await guests.search.fill('tomas ruiz haddad')
    await expect(guests.table.getByRole('link')).toHaveText(['Fatima Haddad', 'Teresa Walsh'])
  })

  test('updates with every letter and is cleared with Esc', async ({ guests, page }) => {
    await guests.search.pressSequentially('mei')
    await expect(guests.table.getByRole('link')).toHaveText(['Mei Chen'])
    await expect(page).toHaveURL(/\?q=mei$/)
    await guests.search.press('Backspace')
    await guests.search.press('Escape')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.search).toBeFocused()
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
  })

  test('pasted emails select exactly those guests and list the emails not found', async ({
    guests,
    page,
    context,
  }) => {
    await guests.checkbox('Bjørn Lindqvist').check()
    const notes = await context.newPage()
    await notes.setContent('<textarea aria-label="Notes"></textarea>')
    await notes
      .getByLabel('Notes')
      .fill(
        'Amara@Bluewater.IO, "Eun-ji" <eunji.kim@hanok.kr>;\nmissing@nowhere.example\nchloe+tallyfy@ebene.fr.',
      )
    await notes.keyboard.press('ControlOrMeta+A')
    await notes.keyboard.press('ControlOrMeta+C')
    await notes.close()
    await guests.search.focus()
    await page.keyboard.press('ControlOrMeta+V')

    const pasted = page.getByRole('region', { name: 'Pasted emails' })
    await expect(pasted).toContainText('4 emails pasted. 1 not found')
    await expect(pasted.getByRole('list', { name: 'Not found' }).getByRole('listitem')).toHaveText([
      'missing@nowhere.example',
    ])
    await pasted.getByRole('button', { name: 'Select these 3 guests' }).click()
    await expect(guests.status('3 selected')).toBeVisible()
    for (const name of ['Amara Okafor', 'Eun-ji Kim', 'Chloé Dubois'])
      await expect(guests.checkbox(name)).toBeChecked()
    await expect(guests.checkbox('Bjørn Lindqvist')).not.toBeChecked()
    await expect(guests.search).toHaveValue('')
  })
})

test.describe('filters', () => {
  test('combine status, member and company', async ({ guests, page }) => {
    const all = baseGuests(lantern.id)
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Disabled')
    await expect.poll(() => guests.emails()).toEqual(sortedEmails(all.filter(isDisabled)))
    const member = page.getByRole('combobox', { name: 'Member', exact: true })
    await member.click()
    await member.fill('shah')
    await page.getByRole('option', { name: 'Priya Shah' }).click()
    await expect(member).toHaveValue('Priya Shah')
    await expect(guests.table.getByRole('link')).toHaveText(['Jürgen Müller'])
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Any')
    await expect
      .poll(() => guests.emails())
      .toEqual(sortedEmails(all.filter((guest) => memberIdsIn(guest).includes(1005))))
    const company = page.getByRole('combobox', { name: 'Company' })
    await company.fill('jade')
    await company.press('Enter')
    await expect(guests.table.getByRole('link')).toHaveText(['Mei Chen'])
    await expect(page).toHaveURL(/member=1005&company=Jade\+Press/)
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
  })

  test('counts follow a change', async ({ guests }) => {
    const view = guests.view('Only one member')
    const before = baseGuests(lantern.id).filter((guest) => memberIdsIn(guest).length === 1).length
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
    const guests = new GuestsPage(page, lantern.id)
    const query = 'q=stone&status=active&view=one-member&sort=created&dir=desc'
    const expected = baseGuests(lantern.id)
      .filter((guest) => !isDisabled(guest) && memberIdsIn(guest).join() === '1002')
      .toSorted((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at))
      .map(({ email }) => email)
    const expectState = async () => {
      await expect(page).toHaveURL(`/orgs/${lantern.id}/guests?${query}`)
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
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto('status=purple&view=nope&sort=shoe&dir=up&member=<b>&company=&x=1')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.column('Guest')).toHaveAttribute('aria-sort', 'ascending')
    await guests.goto('q=123')
    await expect(guests.search).toHaveValue('123')
  })
})

/** The texts in lower case without accents. */
const foldAscii = (texts: (string | null)[]) =>
  texts.join('\n').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Types into the search box within one frame and leaves it. */
const typeInOneFrame = (page: Page, letters: string) =>
  page.evaluate((each) => {
    const search = document.querySelector<HTMLInputElement>('input[type=search]')
    search?.focus()
    search?.select()
    for (const letter of each) document.execCommand('insertText', false, letter)
    search?.blur()
  }, letters.split(''))

/** The number of guests in which an ASCII word is found. */
const countMatches = (word: string) => {
  const { members } = baseOrganization(meridian.id)
  const named = new Set(
    members
      .filter(({ firstName, lastName }) => foldAscii([firstName, lastName]).includes(word))
      .map(({ id }) => id),
  )
  return baseGuests(meridian.id).filter((guest) => {
    const { company_name: company, phone_1: phone, phone_2: other } = guest.details
    const texts = [guest.first_name, guest.last_name, guest.email, company, phone, other]
    return foldAscii(texts).includes(word) || memberIdsIn(guest).some((id) => named.has(id))
  }).length
}
const formatCount = (count: number) => count.toLocaleString('en')

test.describe('search among 100,000 guests', () => {
  test('finds what is typed, also while pages arrive and when the user leaves the box at once', async ({
    page,
    signIn,
  }) => {
    test.setTimeout(120_000)
    await signIn(page)
    const guests = new GuestsPage(page, meridian.id)
    await guests.goto()
    await expect(guests.table).toBeVisible()
    await guests.search.pressSequentially('ferreira')
    await expect(guests.search).toHaveValue('ferreira')
    await expect(guests.table).toHaveAttribute('aria-busy', 'false', { timeout: 90_000 })
    await expect(guests.status(`${formatCount(countMatches('ferreira'))} of 100,000 guests`)).toBeVisible()
    await guests.search.fill('')
    await expect(guests.status('100,000 guests')).toBeVisible()

    await typeInOneFrame(page, 'kim')
    await expect(page).toHaveURL(/\?q=kim$/)
    await expect(guests.status(`${formatCount(countMatches('kim'))} of 100,000 guests`)).toBeVisible()

    // Typing and opening a guest at once: the drawer stays, and the list behind it shows the search.
    await typeInOneFrame(page, 'okafor')
    await guests.table.getByRole('link').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === 'okafor')
    await page.keyboard.press('Escape')
    await expect(guests.status(`${formatCount(countMatches('okafor'))} of 100,000 guests`)).toBeVisible()

    // A letter deleted and typed again within one frame: Back still restores the search.
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Active')
    await expect(page).toHaveURL(/status=active/)
    await guests.search.press('End')
    await guests.search.pressSequentially('s')
    await expect(page).toHaveURL(/q=okafors/)
    await page.evaluate(() => {
      document.querySelector<HTMLInputElement>('input[type=search]')?.focus()
      document.execCommand('delete')
      document.execCommand('insertText', false, 's')
    })
    await page.goBack()
    await expect(page).not.toHaveURL(/status=active/)
    await expect(guests.search).toHaveValue('okafor')
  })
})
