import { edgeCases, harborAndPine, lantern } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { SignInPage } from './signInPage.ts'

test.describe('the sandbox', () => {
  test('opens Lantern Studio at once, says that it is the sandbox, and has other organizations', async ({
    page,
  }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.exploreButton.click()
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
    await expect(page.getByText('Sandbox · sample data')).toBeVisible()
    await expect(signIn.switcher).toHaveValue(lantern.name)
    await signIn.switcher.fill('pine')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`/orgs/${harborAndPine.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '2,412 guests' })).toBeVisible()
    await expect(signIn.switcher).toHaveValue(harborAndPine.name)
    await page.getByRole('link', { name: 'Connect to Tallyfy' }).click()
    await expect(signIn.heading).toBeVisible()
  })

  test('asks before a reset, which brings the first guests back and says so', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.explore(edgeCases.id)
    const guests = new GuestsPage(page, edgeCases.id)
    const drawer = await guests.open('Amara Okafor')
    await drawer.remove('Ana Ferreira')
    await drawer.save()
    await expect(drawer.notice(/Ana Ferreira/)).toBeVisible()
    await page.keyboard.press('Escape')
    await signIn.openAccountMenu('Reset sandbox')
    const question = page.getByRole('dialog', { name: 'Reset the sandbox?' })
    await question.getByRole('button', { name: 'Keep my changes' }).click()
    await expect(question).toBeHidden()
    await expect(drawer.notice(/Ana Ferreira/)).toBeVisible()
    await signIn.openAccountMenu('Reset sandbox')
    await question.getByRole('button', { name: 'Reset sandbox' }).click()
    await expect(drawer.notice('The sandbox is reset')).toBeVisible()
    await expect(drawer.notice(/Ana Ferreira/)).toHaveCount(0)
    const again = await guests.openByLink('amara@bluewater.io')
    await again.ready()
    await expect(again.members.getByText('Ana Ferreira')).toBeVisible()
  })

  test('is separate for each browser', async ({ browser, gateway }) => {
    const explore = async () => {
      const context = await browser.newContext({ baseURL: gateway.url })
      const signIn = new SignInPage(await context.newPage())
      await signIn.explore(edgeCases.id)
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
