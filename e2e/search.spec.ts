import type { Page } from '@playwright/test'
import { edgeCases, meridian } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { sortedEmails, memberIdsIn, baseGuests, baseOrganization } from './baseGuests.ts'

/** The texts in lower case without accents. */
const foldAscii = (texts: (string | null)[]) =>
  texts.join('\n').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Types into the search box within one frame and leaves it. */
const typeInOneFrame = (page: Page, letters: string) =>
  page.evaluate((each) => {
    const search = document.querySelector<HTMLInputElement>('input[role=searchbox]')
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
    await guests.search.fill(String(sandbox.guest(edgeCases.id, 'mei.chen@jade-press.cn').id))
    await expect.poll(() => guests.emails()).toEqual(['mei.chen@jade-press.cn'])
    await guests.search.fill('tomas ruiz')
    const guestsOfTomas = baseGuests(edgeCases.id).filter((guest) => memberIdsIn(guest).includes(1006))
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
    await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests`)
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
      document.querySelector<HTMLInputElement>('input[role=searchbox]')?.focus()
      document.execCommand('delete')
      document.execCommand('insertText', false, 's')
    })
    await page.goBack()
    await expect(page).not.toHaveURL(/status=active/)
    await expect(guests.search).toHaveValue('okafor')
  })
})
