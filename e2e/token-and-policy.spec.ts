import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { collectBrowserErrors, recordTraffic, readStoredText } from './browserOutput.ts'
import { SignInPage } from './signInPage.ts'

test('the token is in no script, address, answer or storage of the page', async ({
  page,
  context,
  sandbox,
}) => {
  // A unique token: the default tokens are words that occur on the page.
  const token = sandbox.issueToken(1001)
  const traffic = recordTraffic(context)
  const signIn = new SignInPage(page)
  await signIn.goto()
  await signIn.connect(token)
  await signIn.organization(edgeCases.name).click()
  const guests = new GuestsPage(page, edgeCases.id)
  await expect(guests.link('Amara Okafor')).toBeVisible()
  const drawer = await guests.open('Amara Okafor')
  await drawer.remove('Ana Ferreira')
  await drawer.save()
  await expect(drawer.notice(/Ana Ferreira/)).toBeVisible()
  const whileOpen = await readStoredText(page)
  sandbox.killToken(token)
  await drawer.remove('Ken Ito')
  await drawer.save()
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()

  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  const everything = [whileOpen, await readStoredText(page), await traffic.everything(), cookie?.value].join(
    '\n',
  )
  expect(everything).toContain('Amara')
  expect(everything).not.toContain(token)
  // The login link of a guest, which needs no password, is not there either.
  expect(everything).not.toContain(sandbox.guest(edgeCases.id, 'amara@bluewater.io').link)
  expect(sandbox.log.requests.every(({ headers }) => headers['authorization'] === `Bearer ${token}`)).toBe(
    true,
  )
})

for (const scheme of ['light', 'dark'] as const) {
  test(`no page violates the policy or reports an error, in ${scheme}`, async ({ page }) => {
    const browserErrors = collectBrowserErrors(page)
    await page.emulateMedia({ colorScheme: scheme })
    const signIn = new SignInPage(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await signIn.goto()
    await signIn.connect(sandboxTokens.admin)
    await signIn.organization(edgeCases.name).click()
    await guests.search.fill('studio')
    await guests.search.fill('')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.keyboard.press('Escape')
    const drawer = await guests.open('Eun-ji Kim')
    await drawer.remove('Cara Diaz')
    await drawer.picker.fill('bob')
    await expect(page.getByRole('option', { name: 'Bob Stone' })).toBeVisible()
    await page.getByRole('option', { name: 'Bob Stone' }).click()
    await drawer.save()
    await expect(drawer.notice(/Bob Stone/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(drawer.dialog).toBeHidden()
    await page.getByRole('button', { name: 'New guest' }).click()
    await expect(page.getByRole('dialog', { name: 'New guest' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Changes' }).click()
    await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeVisible()
    await signIn.openAccountMenu('Sign out')
    await expect(signIn.heading).toBeVisible()
    expect(browserErrors).toEqual([])
    // The policy is in force, and a violation would be reported.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await expect.poll(() => browserErrors.join()).toContain('Content Security Policy')
  })
}
