import type { Page } from '@playwright/test'
import { harborAndPine, lantern, meridian } from '#src/sandbox/data/organizations.ts'
import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { emailsOf, idsOf, instantOf, isDisabled, made, organization } from './made.ts'

const seen = (guest: WireGuest) => instantOf(guest.last_accessed_at)

test.describe('Search', () => {
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
  test('is over name, email, company and phone; words are ANDed, case and diacritics do not matter', async ({
    guests,
  }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    for (const [typed, names] of found) {
      await guests.search.fill(typed)
      await expect(guests.status(`${names.length} of 42 guests`), typed).toBeVisible()
      await expect(guests.table.getByRole('link')).toHaveText(names)
    }
  })

  test('is over the id and the names of members too', async ({ guests, sandbox }) => {
    await guests.search.fill(String(sandbox.guest(lantern.id, 'mei.chen@jade-press.cn').id))
    await expect.poll(() => guests.emails()).toEqual(['mei.chen@jade-press.cn'])
    await guests.search.fill('tomas ruiz')
    const his = made(lantern.id).filter((guest) => idsOf(guest).includes(1006))
    await expect.poll(() => guests.emails()).toEqual(emailsOf(his))
    await guests.search.fill('tomas ruiz haddad')
    await expect(guests.table.getByRole('link')).toHaveText(['Fatima Haddad', 'Teresa Walsh'])
  })

  test('follows every letter, and is taken back with Esc', async ({ guests, page }) => {
    await guests.search.pressSequentially('mei')
    await expect(guests.table.getByRole('link')).toHaveText(['Mei Chen'])
    await expect(page).toHaveURL(/\?q=mei$/)
    await guests.search.press('Backspace')
    await guests.search.press('Escape')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.search).toBeFocused()
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
  })

  test('many pasted emails: selects just those, and names who is not found', async ({
    guests,
    page,
    context,
  }) => {
    await guests.box('Bjørn Lindqvist').check()
    const notes = await context.newPage()
    await notes.setContent('<textarea aria-label="Notes"></textarea>')
    await notes
      .getByLabel('Notes')
      .fill(
        'Amara@Bluewater.IO, "Eun-ji" <eunji.kim@hanok.kr>;\nnobody@nowhere.example\nchloe+tallyfy@ebene.fr.',
      )
    await notes.keyboard.press('ControlOrMeta+A')
    await notes.keyboard.press('ControlOrMeta+C')
    await notes.close()
    await guests.search.focus()
    await page.keyboard.press('ControlOrMeta+V')

    const pasted = page.getByRole('region', { name: 'Pasted emails' })
    await expect(pasted).toContainText('4 emails pasted. 1 not found')
    await expect(pasted.getByRole('list', { name: 'Not found' }).getByRole('listitem')).toHaveText([
      'nobody@nowhere.example',
    ])
    await pasted.getByRole('button', { name: 'Select these 3 guests' }).click()
    await expect(guests.status('3 selected')).toBeVisible()
    for (const name of ['Amara Okafor', 'Eun-ji Kim', 'Chloé Dubois'])
      await expect(guests.box(name)).toBeChecked()
    await expect(guests.box('Bjørn Lindqvist')).not.toBeChecked()
    await expect(guests.search).toHaveValue('')
  })
})

test.describe('Filters', () => {
  test('by status, member and company, all at once', async ({ guests, page }) => {
    const all = made(lantern.id)
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Disabled')
    await expect.poll(() => guests.emails()).toEqual(emailsOf(all.filter(isDisabled)))
    const member = page.getByRole('combobox', { name: 'Member', exact: true })
    await member.click()
    await member.fill('shah')
    await page.getByRole('option', { name: 'Priya Shah' }).click()
    await expect(member).toHaveValue('Priya Shah')
    await expect(guests.table.getByRole('link')).toHaveText(['Jürgen Müller'])
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Any')
    await expect
      .poll(() => guests.emails())
      .toEqual(emailsOf(all.filter((guest) => idsOf(guest).includes(1005))))
    const company = page.getByRole('combobox', { name: 'Company' })
    await company.fill('jade')
    await company.press('Enter')
    await expect(guests.table.getByRole('link')).toHaveText(['Mei Chen'])
    await expect(page).toHaveURL(/member=1005&company=Jade\+Press/)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(member).toHaveValue('')
  })

  test('a member who is none can be asked for', async ({ guests, page }) => {
    const member = page.getByRole('combobox', { name: 'Member', exact: true })
    await member.click()
    await member.fill('5678')
    await page.getByRole('option', { name: 'Unknown member #5678' }).click()
    await expect(guests.table.getByRole('link')).toHaveText(['Eun-ji Kim'])
  })

  test('every view that needs attention counts what there is, and shows just those', async ({
    page,
    signIn,
  }) => {
    const all = made(harborAndPine.id)
    const { members } = organization(harborAndPine.id)
    const statusOf = new Map(members.map(({ id, status }) => [id, status]))
    const hour = 3_600_000
    const since = Math.floor(Date.now() / hour) * hour - 90 * 24 * hour
    const views: [label: string, isIn: (guest: WireGuest) => boolean][] = [
      ['No associated member', (guest) => idsOf(guest).length === 0],
      ['Member not found', (guest) => idsOf(guest).some((id) => !statusOf.has(id))],
      ['Member disabled', (guest) => idsOf(guest).some((id) => statusOf.get(id) === 'disabled')],
      ['Only one member', (guest) => idsOf(guest).length === 1],
      ['Never seen', (guest) => seen(guest) === null],
      ['Inactive 90 days', (guest) => (seen(guest) ?? Infinity) < since],
      ['Disabled guest still associated', (guest) => isDisabled(guest) && idsOf(guest).length > 0],
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

  test('counts follow what is changed', async ({ guests }) => {
    const view = guests.view('Only one member')
    const before = made(lantern.id).filter((guest) => idsOf(guest).length === 1).length
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

test.describe('The address', () => {
  test('carries search, filters, view and sort through reload, open, close and Back', async ({
    page,
    signIn,
  }) => {
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    const query = 'q=stone&status=active&view=one-member&sort=created&dir=desc'
    const expected = made(lantern.id)
      .filter((guest) => !isDisabled(guest) && idsOf(guest).join() === '1002')
      .toSorted((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at))
      .map(({ email }) => email)
    const holds = async () => {
      await expect(page).toHaveURL(`/orgs/${lantern.id}/guests?${query}`)
      await expect(guests.search).toHaveValue('stone')
      await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('active')
      await expect(guests.view('Only one member')).toHaveAttribute('aria-pressed', 'true')
      await expect(guests.column('Created')).toHaveAttribute('aria-sort', 'descending')
      await expect.poll(() => guests.emails()).toEqual(expected)
    }
    await guests.goto(query)
    await holds()
    await page.reload()
    await holds()
    await guests.link('Jörg Bücher').click()
    await expect(page).toHaveURL((url) => url.pathname.endsWith('.de') && url.search === `?${query}`)
    await expect(page.getByRole('dialog', { name: 'Jörg Bücher' })).toBeVisible()
    await page.keyboard.press('Escape')
    await holds()
    await guests.link('Jörg Bücher').click()
    await expect(page.getByRole('dialog', { name: 'Jörg Bücher' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await holds()
  })

  test('a filter is a step that Back undoes; what it was before is there again', async ({ guests, page }) => {
    await guests.search.fill('co')
    await guests.view('Never seen').click()
    await expect(guests.view('Never seen')).toHaveAttribute('aria-pressed', 'true')
    await page.goBack()
    await expect(guests.view('Never seen')).toHaveAttribute('aria-pressed', 'false')
    await expect(guests.search).toHaveValue('co')
  })

  test('nonsense in it falls back to the default', async ({ page, signIn }) => {
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto('status=purple&view=nope&sort=shoe&dir=up&member=<b>&company=&x=1')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.column('Guest')).toHaveAttribute('aria-sort', 'ascending')
    await guests.goto('q=123')
    await expect(guests.search).toHaveValue('123')
  })
})

/** ASCII letters in lower case, accents off. */
const plain = (texts: (string | null)[]) =>
  texts.join('\n').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Writes into the search letter by letter within one frame, as fast fingers do, and leaves it. */
const dash = (page: Page, letters: string) =>
  page.evaluate((each) => {
    const search = document.querySelector<HTMLInputElement>('input[type=search]')
    search?.focus()
    search?.select()
    for (const letter of each) document.execCommand('insertText', false, letter)
    search?.blur()
  }, letters.split(''))

/** How many guests of the organization an ASCII word finds. */
const matching = (word: string) => {
  const { members } = organization(meridian.id)
  const named = new Set(
    members
      .filter(({ firstName, lastName }) => plain([firstName, lastName]).includes(word))
      .map(({ id }) => id),
  )
  return made(meridian.id).filter((guest) => {
    const { company_name: company, phone_1: phone, phone_2: other } = guest.details
    const texts = [guest.first_name, guest.last_name, guest.email, company, phone, other]
    return plain(texts).includes(word) || idsOf(guest).some((id) => named.has(id))
  }).length
}
const counted = (count: number) => count.toLocaleString('en')

test.describe('Among 100,000 guests', () => {
  test('whatever is typed is found, also while they are read and however soon one goes on', async ({
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
    await expect(guests.status(`${counted(matching('ferreira'))} of 100,000 guests`)).toBeVisible()
    await guests.search.fill('')
    await expect(guests.status('100,000 guests')).toBeVisible()

    await dash(page, 'kim')
    await expect(page).toHaveURL(/\?q=kim$/)
    await expect(guests.status(`${counted(matching('kim'))} of 100,000 guests`)).toBeVisible()

    // Typed and gone to a guest in one go: the drawer stays, and beneath it is what was typed.
    await dash(page, 'okafor')
    await guests.table.getByRole('link').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === 'okafor')
    await page.keyboard.press('Escape')
    await expect(guests.status(`${counted(matching('okafor'))} of 100,000 guests`)).toBeVisible()

    // A letter taken back and typed again within a frame: Back still brings the box what was searched for.
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
