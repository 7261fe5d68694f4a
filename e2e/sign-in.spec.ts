import { lantern, harborAndPine, meridian } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { listenForComplaints, listenToAll, readEverythingKept } from './listen.ts'
import { SignInPage } from './signInPage.ts'

test.describe('With a token', () => {
  test('a token that Tallyfy refuses is refused beside the field, which keeps the focus', async ({
    page,
  }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await expect(signIn.token).toBeFocused()
    await signIn.connect('no-such-token')
    await expect(signIn.token).toHaveAccessibleDescription(/does not accept this token/)
    await expect(signIn.token).toHaveAttribute('aria-invalid', 'true')
    await expect(signIn.token).toBeFocused()
    await expect(signIn.heading).toBeVisible()
  })

  test('what cannot be a token is refused before it is sent', async ({ page, sandbox }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect('')
    await expect(signIn.token).toHaveAccessibleDescription(/Paste your personal access token/)
    await signIn.connect('two words')
    await expect(signIn.token).toHaveAccessibleDescription(/This is not a token/)
    expect(sandbox.log.requests).toEqual([])
  })

  test('a Tallyfy that fails is told apart from a token that is wrong', async ({ page, sandbox }) => {
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
    await expect(signIn.choose).toBeVisible()
  })

  test('spaces around a pasted token do not matter; each organization is one link', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.connect(`  ${sandboxTokens.admin} `)
    await expect(signIn.choose).toBeVisible()
    for (const { name } of [lantern, harborAndPine, meridian])
      await expect(signIn.organization(name)).toHaveCount(1)
    await signIn.organization(lantern.name).click()
    await expect(page).toHaveURL(`/orgs/${lantern.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '42 guests' })).toBeVisible()
  })

  test('with one organization there is nothing to choose', async ({ page, sandbox }) => {
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

  test('when organizations cannot be listed, its ID still opens one', async ({ page, sandbox }) => {
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

test.describe('Addresses', () => {
  test('a link opened signed out is returned to after sign-in', async ({ page }) => {
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
      await expect(signIn.choose).toBeVisible()
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

  test('an address that leads nowhere says so, signed in or not', async ({ page, signIn }) => {
    const notFound = page.getByRole('heading', { name: 'Page not found' })
    await page.goto('/no/such/page')
    await expect(notFound).toBeVisible()
    await signIn(page)
    await page.goto(`/orgs/${lantern.id}/nothing`)
    await expect(notFound).toBeVisible()
    await page.getByRole('link', { name: 'Go to Guestlist' }).click()
    await expect(new SignInPage(page).choose).toBeVisible()
  })
})

test.describe('The sandbox', () => {
  test('is a full table in two clicks, and says what it is', async ({ page }) => {
    const signIn = new SignInPage(page)
    await signIn.goto()
    await signIn.exploreButton.click()
    await signIn.organization(harborAndPine.name).click()
    await expect(page.getByRole('status').filter({ hasText: '2,412 guests' })).toBeVisible()
    await expect(page.getByText('Sandbox.')).toBeVisible()
    await page.getByRole('link', { name: 'Connect to Tallyfy' }).click()
    await expect(signIn.heading).toBeVisible()
  })

  test('is as it was at first after Reset sandbox', async ({ page }) => {
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
    await signIn.account('Reset sandbox')
    // The page begins anew, and with it what it had to say.
    await expect(drawer.notice(/Ana Ferreira/)).toBeHidden()
    const again = await guests.openByLink('amara@bluewater.io')
    await again.ready()
    await expect(again.members.getByText('Ana Ferreira')).toBeVisible()
  })

  test('keeps to its own: two browsers do not see each other’s changes', async ({ browser, gateway }) => {
    const explore = async () => {
      const context = await browser.newContext({ baseURL: gateway.url })
      const signIn = new SignInPage(await context.newPage())
      await signIn.goto()
      await signIn.exploreButton.click()
      await expect(signIn.choose).toBeVisible()
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

test.describe('Account', () => {
  test('says who and where, and leads to the other organizations', async ({ guests, page }) => {
    await expect(guests.table).toBeVisible()
    const signIn = new SignInPage(page)
    await signIn.account()
    const menu = page.getByRole('menu')
    await expect(menu).toContainText('Ana Ferreira')
    await expect(menu).toContainText('ana.ferreira@lantern.studio')
    await expect(menu).toContainText(lantern.name)
    await page.getByRole('menuitem', { name: 'Switch organization' }).click()
    await signIn.organization(harborAndPine.name).click()
    await expect(page).toHaveURL(`/orgs/${harborAndPine.id}/guests`)
    await expect(page.getByRole('status').filter({ hasText: '2,412 guests' })).toBeVisible()
  })

  test('the theme is chosen once and survives reload and sign-out', async ({ guests, page }) => {
    const signIn = new SignInPage(page)
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(guests.table).toBeVisible()
    const light = await background()
    await signIn.theme('Dark')
    await expect.poll(background).not.toBe(light)
    const dark = await background()
    await page.reload()
    await expect(guests.table).toBeVisible()
    expect(await background()).toBe(dark)
    await signIn.account('Sign out')
    await expect(signIn.heading).toBeVisible()
    expect(await background()).toBe(dark)
  })

  test('sign-out ends the session in every tab and leaves nothing behind', async ({
    guests,
    page,
    context,
  }) => {
    await expect(guests.link('Amara Okafor')).toBeVisible()
    const other = await context.newPage()
    const elsewhere = new GuestsPage(other, lantern.id)
    await elsewhere.goto()
    await expect(elsewhere.link('Amara Okafor')).toBeVisible()
    expect(await context.cookies()).toHaveLength(1)

    await new SignInPage(page).account('Sign out')
    for (const tab of [page, other]) {
      await expect(new SignInPage(tab).heading).toBeVisible()
      await expect(tab).toHaveURL('/sign-in')
      expect(await readEverythingKept(tab)).not.toMatch(/amara|okafor|lantern|3f1c9a5e/i)
    }
    expect(await context.cookies()).toEqual([])
    await page.goto(`/orgs/${lantern.id}/guests`)
    await expect(new SignInPage(page).heading).toBeVisible()
  })
})

test('the token is nowhere a script, the address, an answer or a storage shows it', async ({
  page,
  context,
  sandbox,
}) => {
  // Told from any other text: the usual tokens are words of the page.
  const token = sandbox.issueToken(1001)
  const heard = listenToAll(context)
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
  const whileOpen = await readEverythingKept(page)
  sandbox.killToken(token)
  await drawer.remove('Ken Ito')
  await drawer.save()
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()

  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  const everything = [
    whileOpen,
    await readEverythingKept(page),
    await heard.everything(),
    cookie?.value,
  ].join('\n')
  expect(everything).toContain('Amara')
  expect(everything).not.toContain(token)
  // Neither is the login link of any guest, which needs no password.
  expect(everything).not.toContain(sandbox.guest(lantern.id, 'amara@bluewater.io').link)
  expect(sandbox.log.requests.every(({ headers }) => headers['authorization'] === `Bearer ${token}`)).toBe(
    true,
  )
})

for (const scheme of ['light', 'dark'] as const) {
  test(`no page breaks the policy or complains, in ${scheme}`, async ({ page }) => {
    const complaints = listenForComplaints(page)
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
    await signIn.account('Sign out')
    await expect(signIn.heading).toBeVisible()
    expect(complaints).toEqual([])
    // The policy is in force, and would have been heard.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await expect.poll(() => complaints.join()).toContain('Content Security Policy')
  })
}
