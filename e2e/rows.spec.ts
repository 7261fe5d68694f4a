import type { Locator } from '@playwright/test'
import { edgeCases, meridian } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'

const inList = `/orgs/${edgeCases.id}/guests`

const atAmara = `${inList}/amara%40bluewater.io`

test.describe('a click', () => {
  test('on a row opens the guest, on a checkbox it does not', async ({ guests, page }) => {
    await guests.row('Amara Okafor').getByText('Bluewater Ltd').click()
    await expect(page.getByRole('dialog', { name: 'Amara Okafor' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(inList)
    await guests.checkbox('Amara Okafor').click()
    await expect(guests.status('1 selected')).toBeVisible()
    await expect(page).toHaveURL(inList)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('on another row while a guest is open opens that one, and Back closes', async ({ guests, page }) => {
    await guests.open('Amara Okafor')
    await guests.row('Bjørn Lindqvist').getByText('Copperfield GmbH').click()
    await expect(page.getByRole('dialog', { name: 'Bjørn Lindqvist' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page).toHaveURL(inList)
  })

  test('that selects text opens nothing', async ({ guests, page }) => {
    const email = guests.row('Amara Okafor').getByText('amara@bluewater.io')
    const box = await email.boundingBox()
    if (!box) throw new Error('The email is not on screen.')
    await page.mouse.move(box.x + 1, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 5 })
    await page.mouse.up()
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('bluewater')
    await expect(page).toHaveURL(inList)
    await guests.row('Bjørn Lindqvist').getByText('Copperfield GmbH').click()
    await expect(page.getByRole('dialog', { name: 'Bjørn Lindqvist' })).toBeVisible()
  })

  for (const [how, options] of [
    ['with Ctrl', { modifiers: ['ControlOrMeta'] }],
    ['with the middle button', { button: 'middle' }],
  ] as const) {
    for (const on of ['link', 'row'] as const) {
      test(`on a ${on} ${how} opens a tab`, async ({ guests, page, context }) => {
        const target =
          on === 'link' ? guests.link('Amara Okafor') : guests.row('Amara Okafor').getByText('Bluewater Ltd')
        const opened = context.waitForEvent('page')
        await target.click({ ...options, modifiers: 'modifiers' in options ? [...options.modifiers] : [] })
        const tab = await opened
        await expect(tab).toHaveURL(atAmara)
        await expect(tab.getByRole('dialog', { name: 'Amara Okafor' })).toBeVisible()
        await expect(page).toHaveURL(inList)
      })
    }
  }
})

test('a link that writes the email in another case marks its row and has Previous and Next', async ({
  guests,
  page,
}) => {
  await expect(guests.status('42 guests')).toBeVisible()
  const emails = await guests.emails()
  const index = emails.indexOf('amara@bluewater.io')
  const emailInUrl = () => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
  await guests.openByLink('AMARA@Bluewater.IO')
  const drawer = page.getByRole('dialog', { name: 'Amara Okafor' })
  const link = guests.table.locator('[aria-current=true]')
  await expect(drawer).toBeVisible()
  await expect(link).toHaveText('Amara Okafor')
  await drawer.getByRole('button', { name: 'Previous guest' }).click()
  await expect.poll(emailInUrl).toBe(emails[index - 1])
  await guests.openByLink('AMARA@Bluewater.IO')
  await drawer.getByRole('button', { name: 'Next guest' }).click()
  await expect.poll(emailInUrl).toBe(emails[index + 1])
  await guests.openByLink('AMARA@Bluewater.IO')
  await expect(drawer).toBeVisible()
  await expect(link).toHaveText('Amara Okafor')
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(guests.link('Amara Okafor')).toBeFocused()
})

test('guests with the same name have their emails in links and checkboxes', async ({ guests }) => {
  await guests.search.fill('john smith')
  for (const email of ['john.smith@northgate.co.uk', 'john@smith-and-daughters.com']) {
    await expect(guests.link(`John Smith, ${email}`)).toBeVisible()
    await expect(guests.checkbox(`John Smith, ${email}`)).toBeVisible()
  }
  await guests.search.fill('amara')
  await expect(guests.link('Amara Okafor')).toBeVisible()
})

test('a name is shown as text, and a guest without a name by its email', async ({ guests, page }) => {
  page.on('dialog', (dialog) => expect(dialog.message(), 'a guest’s name was executed as a script').toBe(''))
  await guests.search.fill('angle-brackets')
  const markup = guests.link('<img src=x onerror=alert(1)> "><b>')
  await expect(markup).toBeVisible()
  await expect(guests.table).toContainText('</script><script>alert(2)</script>')
  await markup.click()
  await expect(page.getByRole('dialog', { name: '<img src=x onerror=alert(1)> "><b>' })).toBeVisible()
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await guests.search.fill('quiet-harbour')
  await expect(guests.link('no.name@quiet-harbour.com')).toBeVisible()
  await expect(guests.checkbox('no.name@quiet-harbour.com')).toBeVisible()
})

test('a name that turns the direction of writing turns nothing but itself', async ({
  page,
  request,
  sandboxServer,
  signIn,
}) => {
  // U+202E: what follows is written from right to left.
  const [name, company, email] = ['\u202eEve Stone', '\u202eAcme', 'eve@right-to-left.example']
  await request.post(`${sandboxServer.url}/api/organizations/${edgeCases.id}/guests`, {
    headers: { Authorization: 'Bearer sandbox', 'X-Tallyfy-Client': 'APIClient' },
    data: { email, first_name: name, company_name: company },
  })
  await signIn(page)
  const guests = new GuestsPage(page, edgeCases.id)
  await guests.goto('q=right-to-left')
  const drawer = await guests.open(name)
  await drawer.add('Noor Haddad')
  await drawer.save()
  const notice = drawer.notice(`Noor Haddad added to ${name}`)
  await expect(notice).toBeVisible()
  const line = drawer.dialog.getByRole('paragraph').filter({ hasText: email })
  for (const text of [guests.row(name), line, notice]) await expectInReadingOrder(text)
  await drawer.button('More actions').click()
  await page.getByRole('menuitem', { name: 'Delete guest' }).click()
  await expectInReadingOrder(page.getByRole('dialog', { name: `Delete ${name}?` }))
  await expect(page).toHaveTitle('Eve Stone · Guests · Guestlist')
})

/** Expects that each piece of text begins right of the end of the one before it, or on a lower line. */
async function expectInReadingOrder(element: Locator): Promise<void> {
  const pieces = await element.evaluate((root) => {
    const range = document.createRange()
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: { text: string | null; lines: { left: number; top: number; bottom: number }[] }[] = []
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode)
      const lines = Array.from(range.getClientRects(), ({ left, top, bottom }) => ({ left, top, bottom }))
      if (lines.length > 0) found.push({ text: walker.currentNode.textContent, lines })
    }
    return found
  })
  expect(pieces.length).toBeGreaterThan(1)
  for (const [index, { text, lines }] of pieces.slice(1).entries()) {
    const [first] = lines
    const before = pieces[index]?.lines.at(-1)
    if (first && before && first.top < before.bottom)
      expect(first.left, `${text}`).toBeGreaterThan(before.left)
  }
}

test('among 100,000 guests every row has the right index at every scroll position', async ({
  page,
  signIn,
}) => {
  test.setTimeout(120_000)
  await signIn(page)
  const guests = new GuestsPage(page, meridian.id)
  await guests.goto()
  await expect(guests.status('100,000 guests')).toBeVisible({ timeout: 90_000 })
  await expect(guests.table).toHaveAttribute('aria-rowcount', '100001')
  /** Index and position of each row in the DOM, from top to bottom. */
  const rowPositions = () =>
    guests.table.getByRole('row').evaluateAll((rows) => {
      const [head, ...others] = rows.map((row) => ({
        index: Number(row.getAttribute('aria-rowindex')),
        top: row.getBoundingClientRect().top,
      }))
      return { head: head?.index, rows: others.toSorted((one, other) => one.top - other.top) }
    })
  const expectRightIndexes = async () => {
    const { head, rows } = await rowPositions()
    expect(head).toBe(1)
    expect(rows.length).toBeLessThan(60)
    const [first] = rows
    for (const { index, top } of rows)
      expect(index - (first?.index ?? 0)).toBe(Math.round((top - (first?.top ?? 0)) / 48))
    return first?.index ?? 0
  }
  expect(await expectRightIndexes()).toBe(2)
  await guests.search.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(guests.table.getByRole('row').last()).toHaveAttribute('aria-rowindex', '100001')
  await expect(guests.table.getByRole('row').last().getByRole('link')).toBeFocused()
  await expectRightIndexes()
  // The row with the focus stays mounted while the user scrolls.
  await page.mouse.move(640, 500)
  await page.mouse.wheel(0, -2_000_000)
  await expect.poll(async () => (await rowPositions()).rows[0]?.index).toBeLessThan(70_000)
  await expect(guests.table.getByRole('row').last()).toHaveAttribute('aria-rowindex', '100001')
  await expectRightIndexes()
  await page.keyboard.press('Home')
  await expect(guests.table.getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2')

  await guests.search.fill('ana ferreira')
  await expect(guests.status('100,000 guests')).toHaveCount(0)
  const matching = Number(await guests.table.getAttribute('aria-rowcount')) - 1
  expect(matching).toBeGreaterThan(0)
  await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
  await expect(guests.status(`${matching.toLocaleString('en')} selected`)).toBeVisible()
  await guests.search.fill('')
  await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
  await expect(guests.status('100,000 selected')).toBeVisible()
})
