import { edgeCases, meridian, organizationPlans } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { SignInPage } from './signInPage.ts'

test.describe('sign in with a token', () => {
  test('a token that Tallyfy refuses is reported at the field, which keeps the focus', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await expect(signIn.token).toBeFocused()
    await signIn.connect('no-such-token')
    await expect(signIn.token).toHaveAccessibleDescription(/does not accept this token/)
    await expect(signIn.token).toHaveAttribute('aria-invalid', 'true')
    await expect(signIn.token).toBeFocused()
    await expect(signIn.heading).toBeVisible()
  })

  test('text that cannot be a token is refused before it is sent', async ({ page, sandbox }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect('')
    await expect(signIn.token).toHaveAccessibleDescription(/Paste your personal access token/)
    await signIn.connect('two words')
    await expect(signIn.token).toHaveAccessibleDescription(/This isn't a token/)
    expect(sandbox.log.requests).toEqual([])
  })

  test('an error of Tallyfy is not reported as a wrong token', async ({ page, sandbox }) => {
    sandbox.script({
      on: { path: '/me' },
      act: [{ do: 'answer', status: 500, body: 'stack trace of line 7' }],
    })
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect(sandboxTokens.admin)
    await expect(page.getByRole('alert')).toContainText('could not check the token')
    await expect(signIn.token).not.toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('stack trace')).toHaveCount(0)
    await signIn.connectButton.click()
    await expect(signIn.chooseHeading).toBeVisible()
  })

  test('what is copied along with a token is ignored, and each organization is one link', async ({
    page,
  }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await expect(page.getByRole('link', { name: /Make a token in Tallyfy/ })).toHaveAttribute(
      'href',
      /^https:/,
    )
    await signIn.connect(` \u200B"Bearer ${sandboxTokens.admin}" `)
    await expect(signIn.chooseHeading).toBeVisible()
    for (const { name } of organizationPlans) await expect(signIn.organization(name)).toHaveCount(1)
    await signIn.organization(edgeCases.name).click()
    await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
  })

  test('a single organization is opened without a choice', async ({ page, sandbox }) => {
    const only = { id: edgeCases.id, name: edgeCases.name, user_role: 'admin', disabled_on: null }
    const gone = { ...only, id: meridian.id, name: meridian.name, disabled_on: '2025-05-15T10:00:00Z' }
    sandbox.script({
      on: { path: '/me/organizations' },
      times: 'always',
      act: [{ do: 'answer', status: 200, body: { data: [only, gone] } }],
    })
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect(sandboxTokens.admin)
    await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests`)
    await page.getByRole('button', { name: 'Account' }).click()
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    await expect(signIn.switcher).toHaveCount(0)
  })

  test('an organization opens by its ID when organizations cannot be listed', async ({ page, sandbox }) => {
    sandbox.script({
      on: { path: '/me/organizations' },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Listing organizations is not allowed' } }],
    })
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect(sandboxTokens.admin)
    await expect(page.getByText('Listing organizations is not allowed')).toBeVisible()
    const field = page.getByRole('textbox', { name: 'Organization ID' })
    await field.fill('../me')
    await field.press('Enter')
    await expect(field).toHaveAccessibleDescription(/only letters, digits/)
    await field.fill(` ${edgeCases.id} `)
    await field.press('Enter')
    await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
  })
})

test.describe('links', () => {
  test('a link opened while signed out opens after sign-in', async ({ page }) => {
    const link = `/orgs/${edgeCases.id}/guests/${encodeURIComponent('sales/emea@northwind-mills.com')}?q=mills`
    await page.goto(link)
    const signIn = new SignInPage(page)
    await expect(signIn.heading).toBeVisible()
    await signIn.connect(sandboxTokens.admin)
    await expect(page.getByRole('dialog', { name: 'Sales EMEA' })).toBeVisible()
    await expect(page).toHaveURL(link)
    await page.keyboard.press('Escape')
    await expect(new GuestsPage(page, edgeCases.id).search).toHaveValue('mills')
  })

  for (const next of ['//evil.example/orgs', '/\\evil.example']) {
    test(`a link to sign-in cannot lead on to ${next}`, async ({ page }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      const signIn = new SignInPage(page)
      await signIn.connect(sandboxTokens.admin)
      await expect(signIn.chooseHeading).toBeVisible()
    })
  }

  test('/ leads to the last organization', async ({ page, signIn }) => {
    await page.goto('/')
    await expect(page).toHaveURL('/sign-in')
    await signIn(page)
    await new GuestsPage(page, edgeCases.id).goto()
    await page.goto('/')
    await expect(page).toHaveURL(`/orgs/${edgeCases.id}/guests`)
  })

  test('an unknown address says so, signed in or not', async ({ page, signIn }) => {
    const notFound = page.getByRole('heading', { name: 'Page not found' })
    await page.goto('/no/such/page')
    await expect(notFound).toBeVisible()
    await signIn(page)
    await page.goto('/orgs/%E0%A4%A')
    await expect(notFound).toBeVisible()
    await page.goto(`/orgs/${edgeCases.id}/guests/a%E0%A4`)
    await expect(notFound).toBeVisible()
    await page.goto(`/orgs/${edgeCases.id}/nothing`)
    await expect(notFound).toBeVisible()
    await expect(page.getByRole('link', { name: 'Changes' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to guests' }).click()
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
  })
})
