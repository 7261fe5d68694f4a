import { edgeCases, harborAndPine } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { guestsPath, longTimeout } from './listPages.ts'
import { eunji } from './sampleGuests.ts'

test('members read as names, the cause first; all of them and exact times on hover and by keyboard', async ({
  guests,
  page,
}) => {
  const details = page.getByRole('tooltip')
  await guests.membersOf('Eun-ji Kim').hover()
  await expect(details).toContainText('Bo Lindqvist Disabled bo.lindqvist@')
  await expect(details).toContainText('Unknown member #5678 Not found among members')
  await expect(details).toContainText('Priya Shah Active')
  await guests.search.hover()
  await expect(details).toHaveCount(0)

  await guests.view('Member disabled').click()
  await expect(guests.membersOf('Eun-ji Kim')).toHaveAccessibleName(
    /^Bo Lindqvist, disabled and Unknown member #5678/,
  )
  await guests.link('Eun-ji Kim').focus()
  await page.keyboard.press('Tab')
  await expect(guests.membersOf('Eun-ji Kim')).toBeFocused()
  await expect(guests.membersOf('Eun-ji Kim')).toHaveAccessibleDescription(/Cara Diaz Active/)
  await page.keyboard.press('Enter')
  await expect(details).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Tab')
  // With the zone, whichever it is.
  await expect(details).toHaveText(/\d{4}, \d+:\d\d.* ?[A-Z]{3}/)
  await page.keyboard.press('ArrowDown')
  await expect(details).toHaveCount(0)
  await expect(guests.table.getByRole('link').and(page.locator(':focus'))).toHaveCount(1)
})

test('a tap on the members of a card shows them all and opens nothing', async ({
  browser,
  signIn,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    hasTouch: true,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await signIn(page)
  const guests = new GuestsPage(page, edgeCases.id)
  await guests.goto('q=eun-ji')
  await guests.membersOf('Eun-ji Kim').tap()
  await expect(page.getByRole('tooltip')).toContainText('Bo Lindqvist Disabled')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('button', { name: 'Sort' }).click()
  await page.getByRole('menuitemradio', { name: 'Company' }).click()
  await page.getByRole('menuitemradio', { name: 'Descending' }).click()
  await expect(page).toHaveURL(/sort=company&dir=desc/)
  await expect(guests.column('Company')).toHaveAttribute('aria-sort', 'descending')
  await context.close()
})

test('the row under the pointer or with the focus stays while pages arrive', async ({
  page,
  signIn,
  sandbox,
}) => {
  sandbox.setOptions({ perPageCap: 300 })
  await signIn(page)
  const guests = new GuestsPage(page, harborAndPine.id)
  // By its address: a name that comes again is followed by the email.
  const linkTo = (href: string) => guests.table.locator(`a[href="${href}"]`)
  const placeOf = async (href: string) => (await linkTo(href).boundingBox())?.y
  /** Does `use` while the other pages are held, and expects that the row whose link it returns stays where it is as they come. */
  const expectStays = async (use: () => Promise<string>) => {
    const rest = sandbox.script({
      on: { path: guestsPath(harborAndPine.id) },
      nth: 2,
      times: 'always',
      act: [{ do: 'hold' }],
    })
    await guests.goto()
    await expect(guests.status('300 of 2,412 loaded')).toBeVisible()
    const href = await use()
    const place = await placeOf(href)
    rest.release()
    await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
    expect(await placeOf(href)).toBe(place)
  }
  const hrefAt = async (nth: number) =>
    (await guests.table.getByRole('link').nth(nth).getAttribute('href')) ?? ''

  await expectStays(async () => {
    const href = await hrefAt(3)
    await linkTo(href).hover()
    return href
  })
  const held = await hrefAt(0)
  // Once the pointer has left, every row is in its place.
  await guests.search.hover()
  await expect(guests.table.getByRole('link').first()).not.toHaveAttribute('href', held)

  await expectStays(async () => {
    const href = await hrefAt(4)
    await linkTo(href).focus()
    return href
  })
  await expectStays(async () => {
    await page.mouse.move(500, 500)
    await page.mouse.wheel(0, 4000)
    await expect(guests.table.getByRole('row').nth(1)).not.toHaveAttribute('aria-rowindex', '2')
    const under = guests.table.getByRole('row').and(page.locator(':hover'))
    return (await under.getByRole('link').getAttribute('href')) ?? ''
  })
})

test('printing prints every row that matches, with names in full, the filter in words and the date', async ({
  guests,
  page,
}) => {
  await guests.view('Member disabled').click()
  await expect(guests.status('4 of 42 guests')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect(page.getByText('4 of 42 guests · Member disabled')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByRole('row')).toHaveCount(5)
  await expect(page.getByRole('row').filter({ hasText: 'Eun-ji Kim' })).toContainText(
    'Bo Lindqvist, disabled, Unknown member #5678',
  )
  // The name and the email are in a line each.
  const guest = page.getByRole('row').filter({ hasText: eunji.name }).getByRole('cell').first()
  expect(await guest.innerText()).toBe(`${eunji.name}\n${eunji.email}`)
  await expect(page.getByText(/^Printed .*\d{4}/)).toBeVisible()
  await expect(guests.search).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(guests.search).toBeVisible()
  await expect(page.getByText(/^Printed/)).toHaveCount(0)

  await guests.view('No associated member').click()
  await expect(guests.view('No associated member')).toHaveAttribute('aria-pressed', 'true')
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows.filter({ hasText: 'No one' })).toHaveCount(await rows.count())
})
