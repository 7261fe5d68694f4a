import { lantern, harborAndPine, meridian } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { collectBrowserErrors, recordTraffic, readStoredText } from './browserOutput.ts'
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
    await expect(signIn.token).toHaveAccessibleDescription(/This is not a token/)
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
    await expect(signIn.token).toHaveAccessibleDescription(/could not check the token/)
    await expect(page.getByText('stack trace')).toHaveCount(0)
    await signIn.connectButton.click()
    await expect(signIn.chooseHeading).toBeVisible()
  })

  test('spaces around a pasted token are ignored and each organization is one link', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect(`  ${sandboxTokens.admin} `)
    await expect(signIn.chooseHeading).toBeVisible()
    for (const { name } of [lantern, harborAndPine, meridian])
      await expect(signIn.organization(name)).toHaveCount(1)
    await signIn.organization(lantern.name).click()
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
  })

  test('a single organization is opened without a choice', async ({ page, sandbox }) => {
    const only = { id: lantern.id, name: lantern.name, user_role: 'admin', disabled_on: null }
    const gone = { ...only, id: meridian.id, name: meridian.name, disabled_on: '2025-05-15T10:00:00Z' }
    sandbox.script({
      on: { path: '/me/organizations' },
      times: 'always',
      act: [{ do: 'answer', status: 200, body: { data: [only, gone] } }],
    })
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect(sandboxTokens.admin)
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
    await page.getByRole('button', { name: 'Account' }).click()
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Switch organization' })).toHaveCount(0)
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
    await field.fill(` ${lantern.id} `)
    await field.press('Enter')
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
  })
})

test.describe('links', () => {
  test('a link opened while signed out opens after sign-in', async ({ page }) => {
    const link = `/orgs/${lantern.id}/guests/${encodeURIComponent('sales/emea@northwind-mills.com')}?q=mills`
    await page.goto(link)
    const signIn = new SignInPage(page)
    await expect(signIn.heading).toBeVisible()
    await signIn.connect(sandboxTokens.admin)
    await expect(page.getByRole('dialog', { name: 'Sales EMEA' })).toBeVisible()
    await expect(page).toHaveURL(link)
    await page.keyboard.press('Escape')
    await expect(new GuestsPage(page, lantern.id).search).toHaveValue('mills')
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
    await new GuestsPage(page, lantern.id).goto()
    await page.goto('/')
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
  })

  test('an unknown address says so, signed in or not', async ({ page, signIn }) => {
    const notFound = page.getByRole('heading', { name: 'Page not found' })
    await page.goto('/no/such/page')
    await expect(notFound).toBeVisible()
    await signIn(page)
    await page.goto(`/orgs/${lantern.id}/nothing`)
    await expect(notFound).toBeVisible()
    await page.getByRole('link', { name: 'Go to Guestlist' }).click()
    await expect(new SignInPage(page).chooseHeading).toBeVisible()
  })
})

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
    await signIn.organization(lantern.name).click()
    const guests = new GuestsPage(page, lantern.id)
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
      const drawer = await new GuestsPage(signIn.page, lantern.id).openByLink('amara@bluewater.io')
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

test.describe('the account menu', () => {
  test('shows user and organization and leads to the other organizations', async ({ guests, page }) => {
    await expect(guests.table).toBeVisible()
    const signIn = new SignInPage(page)
    await signIn.openAccountMenu()
    const menu = page.getByRole('menu')
    await expect(menu).toContainText('Ana Ferreira')
    await expect(menu).toContainText('ana.ferreira@lantern.studio')
    await expect(menu).toContainText(lantern.name)
    await page.getByRole('menuitem', { name: 'Switch organization' }).click()
    await signIn.organization(harborAndPine.name).click()
    await expect(page).toHaveURL(`/orgs/${harborAndPine.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '2,412 guests' })).toBeVisible()
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
    const elsewhere = new GuestsPage(other, lantern.id)
    await elsewhere.goto()
    await expect(elsewhere.link('Amara Okafor')).toBeVisible()
    expect(await context.cookies()).toHaveLength(1)

    await new SignInPage(page).openAccountMenu('Sign out')
    for (const tab of [page, other]) {
      await expect(new SignInPage(tab).heading).toBeVisible()
      await expect(tab).toHaveURL('/sign-in')
      expect(await readStoredText(tab)).not.toMatch(/amara|okafor|lantern|3f1c9a5e/i)
    }
    expect(await context.cookies()).toEqual([])
    await page.goto(`/orgs/${lantern.id}/guests`)
    await expect(new SignInPage(page).heading).toBeVisible()
  })
})

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
  await signIn.organization(lantern.name).click()
  const guests = new GuestsPage(page, lantern.id)
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
  expect(everything).not.toContain(sandbox.guest(lantern.id, 'amara@bluewater.io').link)
  expect(sandbox.log.requests.every(({ headers }) => headers['authorization'] === `Bearer ${token}`)).toBe(
    true,
  )
})

for (const scheme of ['light', 'dark'] as const) {
  test(`no page violates the policy or reports an error, in ${scheme}`, async ({ page }) => {
    const browserErrors = collectBrowserErrors(page)
    await page.emulateMedia({ colorScheme: scheme })
    const signIn = new SignInPage(page)
    const guests = new GuestsPage(page, lantern.id)
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await signIn.goto()
    await signIn.connect(sandboxTokens.admin)
    await signIn.organization(lantern.name).click()
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
    await expect(page.getByRole('heading', { name: 'Changes' })).toBeVisible()
    await signIn.openAccountMenu('Sign out')
    await expect(signIn.heading).toBeVisible()
    expect(browserErrors).toEqual([])
    // The policy is in force, and a violation would be reported.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await expect.poll(() => browserErrors.join()).toContain('Content Security Policy')
  })
}
