import { edgeCases, harborAndPine } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { readStoredText } from './browserOutput.ts'
import { SignInPage } from './signInPage.ts'

test.describe('the account menu', () => {
  test('shows user and organization; other organizations are found beside it', async ({ guests, page }) => {
    await expect(guests.table).toBeVisible()
    const signIn = new SignInPage(page)
    await signIn.openAccountMenu()
    const menu = page.getByRole('menu')
    await expect(menu).toContainText('Ana Ferreira')
    // As the first of the user's organizations writes it.
    await expect(menu).toContainText('ana.ferreira@lantern.studio')
    await expect(menu).toContainText(edgeCases.name)
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    await page.keyboard.press('Escape')
    await signIn.switcher.click()
    const organizations = page.getByRole('listbox', { name: 'Organizations' }).getByRole('option')
    await expect(organizations).toHaveCount(4)
    await expect(organizations.and(page.locator('[aria-selected=true]'))).toHaveText(edgeCases.name)
    await organizations.filter({ hasText: harborAndPine.name }).click()
    await expect(page).toHaveURL(`/orgs/${harborAndPine.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '2,412 guests' })).toBeVisible()
    await page.setViewportSize({ width: 390, height: 800 })
    await signIn.openAccountMenu('Switch organization')
    await expect(signIn.chooseHeading).toBeVisible()
  })

  test('keeps the chosen theme through reload and sign-out', async ({ guests, page }) => {
    const signIn = new SignInPage(page)
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(guests.table).toBeVisible()
    const light = await background()
    await signIn.chooseTheme('Dark')
    await expect.poll(background).not.toBe(light)
    const dark = await background()
    await page.reload()
    await expect(guests.table).toBeVisible()
    expect(await background()).toBe(dark)
    await signIn.openAccountMenu('Sign out')
    await expect(signIn.heading).toBeVisible()
    expect(await background()).toBe(dark)
  })

  test('signs out in every tab and leaves no data behind', async ({ guests, page, context }) => {
    await expect(guests.link('Amara Okafor')).toBeVisible()
    const other = await context.newPage()
    const elsewhere = new GuestsPage(other, edgeCases.id)
    await elsewhere.goto()
    await expect(elsewhere.link('Amara Okafor')).toBeVisible()
    expect(await context.cookies()).toHaveLength(1)

    await page.getByRole('link', { name: 'Changes' }).click()
    await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeVisible()
    await new SignInPage(page).openAccountMenu('Sign out')
    for (const tab of [page, other]) {
      await expect(new SignInPage(tab).heading).toBeVisible()
      await expect(tab).toHaveURL('/sign-in')
      expect(await readStoredText(tab)).not.toMatch(/amara|okafor|edge cases|ed6eca5e/i)
    }
    expect(await context.cookies()).toEqual([])
    await page.goBack()
    await expect(new SignInPage(page).heading).toBeVisible()
    await expect(page.getByText('Amara Okafor')).toHaveCount(0)
    await page.goto(`/orgs/${edgeCases.id}/guests`)
    await expect(new SignInPage(page).heading).toBeVisible()
  })
})
