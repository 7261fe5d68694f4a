import { edgeCases, harborAndPine } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { SignInPage } from './signInPage.ts'

test.describe('the sandbox', () => {
  test('shows a full table after two clicks and says that it is the sandbox', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.exploreButton.click()
    await signIn.organization(harborAndPine.name).click()
    await expect(page.getByRole('status').filter({ hasText: '2,412 guests' })).toBeVisible()
    await expect(page.getByText('Sandbox.')).toBeVisible()
    await page.getByRole('link', { name: 'Connect to Tallyfy' }).click()
    await expect(signIn.heading).toBeVisible()
  })

  test('is back in its first state after Reset sandbox', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.exploreButton.click()
    await signIn.organization(edgeCases.name).click()
    const guests = new GuestsPage(page, edgeCases.id)
    const drawer = await guests.open('Amara Okafor')
    await drawer.remove('Ana Ferreira')
    await drawer.save()
    await expect(drawer.notice(/Ana Ferreira/)).toBeVisible()
    await page.keyboard.press('Escape')
    await signIn.openAccountMenu('Reset sandbox')
    // The page is loaded again without its notices.
    await expect(drawer.notice(/Ana Ferreira/)).toBeHidden()
    const again = await guests.openByLink('amara@bluewater.io')
    await again.ready()
    await expect(again.members.getByText('Ana Ferreira')).toBeVisible()
  })

  test('is separate for each browser', async ({ browser, gateway }) => {
    const explore = async () => {
      const context = await browser.newContext({ baseURL: gateway.url })
      const signIn = new SignInPage(await context.newPage())
      await signIn.goto()
      await signIn.exploreButton.click()
      await expect(signIn.chooseHeading).toBeVisible()
      const drawer = await new GuestsPage(signIn.page, edgeCases.id).openByLink('amara@bluewater.io')
      await drawer.ready()
      return drawer
    }
    const one = await explore()
    const other = await explore()
    await one.remove('Ana Ferreira')
    await one.save()
    await expect(one.notice(/Ana Ferreira/)).toBeVisible()
    await other.page.reload()
    await other.ready()
    await expect(other.members.getByText('Ana Ferreira')).toBeVisible()
    await one.page.context().close()
    await other.page.context().close()
  })
})
