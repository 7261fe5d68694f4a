import type { Page } from '@playwright/test'
import { lantern } from '#src/sandbox/organizations.ts'
import { sandboxTokens } from '#src/sandbox/world.ts'
import { expect, test } from './fixtures.ts'
import type { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { amara, eunji, listenTo, members, membersOf, put } from './people.ts'

const { Ana, Bob, Ken, Priya, Bo } = members
const { email } = eunji
const target = [Bob, Ken, Priya, Bo, 5678]

/** Eun-ji with a draft: Bob in, Cara out. */
async function draft(guests: GuestsPage): Promise<GuestDrawer> {
  const drawer = await guests.open(eunji.name)
  await drawer.add('Bob Stone')
  await drawer.remove('Cara Diaz')
  return drawer
}

async function expectKept(drawer: GuestDrawer): Promise<void> {
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
}

async function signInAgain(page: Page, token: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('Personal access token').fill(token)
  await dialog.getByRole('button', { name: 'Connect' }).click()
  await expect(dialog).toBeHidden()
}

test.describe('the token dies under a draft', () => {
  test('a new token of the same user: the save goes on by itself, reading first', async ({
    guests,
    page,
    sandbox,
  }) => {
    const drawer = await draft(guests)
    sandbox.killToken(sandboxTokens.admin)
    await drawer.save()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    sandbox.foreignChange(lantern.id, email, { add: [Ana] })
    const traffic = listenTo(sandbox, email)
    await signInAgain(page, sandbox.issueToken(Ana))
    await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
    await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
    expect(traffic().filter((call) => call !== 'GET')).toEqual([put([Ana, ...target])])
    expect(traffic().at(0)).toBe('GET')
  })

  test('between reading and writing: nothing was written, and it begins anew', async ({
    guests,
    page,
    sandbox,
  }) => {
    const drawer = await draft(guests)
    sandbox.script({ on: { method: 'PUT', email }, act: [{ do: 'answer', status: 401 }] })
    await drawer.save()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    expect(sandbox.log.writes).toEqual([])
    await signInAgain(page, sandbox.issueToken(Ana))
    await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
    expect(membersOf(sandbox, email)).toEqual(target)
    expect(sandbox.log.writes).toHaveLength(1)
  })

  test('another user’s token writes nothing; the draft is kept', async ({ guests, page, sandbox }) => {
    const drawer = await draft(guests)
    sandbox.killToken(sandboxTokens.admin)
    await drawer.save()
    await signInAgain(page, sandboxTokens.otherAdmin)
    await expect(drawer.alert).toHaveText('Another user signed in. Nothing was written.')
    await expectKept(drawer)
    expect(sandbox.log.writes).toEqual([])
    // Whoever is signed in now may save it, by their own hand and name.
    await drawer.save()
    await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
    expect(sandbox.log.writes.map(({ user }) => user)).toEqual([Ken])
  })

  test('a token that is refused leaves the dialog and the draft as they are', async ({
    guests,
    page,
    sandbox,
  }) => {
    const drawer = await draft(guests)
    sandbox.killToken(sandboxTokens.admin)
    await drawer.save()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.getByLabel('Personal access token').fill('not-a-token')
    await dialog.getByRole('button', { name: 'Connect' }).click()
    await expect(dialog.getByLabel('Personal access token')).toHaveAccessibleDescription(/./)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    await expectKept(drawer)
    expect(sandbox.log.writes).toEqual([])
  })
})

test('two tabs, two users: what one began never goes out under the other', async ({
  guests,
  page,
  context,
  sandbox,
}) => {
  const drawer = await draft(guests)
  const other = await context.newPage()
  await other.goto('/sign-in?connect=yes')
  await other.getByLabel('Personal access token').fill(sandboxTokens.otherAdmin)
  await other.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Choose an organization' })).toBeVisible()

  const before = sandbox.log.requests.length
  await drawer.save()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toContainText(
    'This browser is now signed in as Ken Ito. This tab began as Ana Ferreira',
  )
  await expectKept(drawer)
  const arrived = sandbox.log.requests.slice(before).filter(({ path }) => path.includes(lantern.id))
  expect(arrived).toEqual([])
  expect(sandbox.log.writes).toEqual([])

  await signInAgain(page, sandboxTokens.admin)
  await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
  expect(sandbox.log.writes.map(({ user }) => user)).toEqual([Ana])
})

test('who may not write is told so: read-only, the draft in sight', async ({ page, signIn, sandbox }) => {
  await signIn(page, sandboxTokens.light)
  const guests = new GuestsPage(page, lantern.id)
  await guests.goto()
  const drawer = await draft(guests)
  await drawer.save()
  await expect(drawer.alert).toHaveText('You are not allowed to do this.')
  await expect(drawer.dialog).toContainText(
    'Read-only: Tallyfy does not let you change the members of this guest.',
  )
  await expect(drawer.picker).toBeDisabled()
  await expect(drawer.saveButton).toBeDisabled()
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  expect(sandbox.log.writes).toEqual([])
})

test('offline: it fails at once, the draft stays, nothing is sent later by itself', async ({
  guests,
  context,
  sandbox,
}) => {
  const drawer = await draft(guests)
  const traffic = listenTo(sandbox, email)
  await context.setOffline(true)
  await drawer.save()
  await expect(drawer.alert).toHaveText('You are offline. Nothing was written.')
  await expectKept(drawer)
  await context.setOffline(false)
  await expect(drawer.alert).toHaveText('You are offline. Nothing was written.')
  expect(traffic()).toEqual([])
  await drawer.save()
  await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
  expect(traffic()).toEqual(['GET', put(target)])
})

test.describe('leaving with a draft asks', () => {
  type Way = { what: string; leave: (page: Page, drawer: GuestDrawer) => Promise<unknown> }
  const ways: Way[] = [
    { what: 'Esc', leave: (page) => page.keyboard.press('Escape') },
    { what: 'Back', leave: (page) => page.goBack() },
    { what: 'Close', leave: (_page, drawer) => drawer.button('Close').click() },
    { what: 'Next guest', leave: (_page, drawer) => drawer.button('Next guest').click() },
    { what: 'Previous guest', leave: (_page, drawer) => drawer.button('Previous guest').click() },
  ]
  for (const { what, leave } of ways) {
    test(`by ${what}: keep editing, or discard`, async ({ guests, page, sandbox }) => {
      const drawer = await draft(guests)
      const traffic = listenTo(sandbox, email)
      const question = drawer.question('Discard your changes?')
      await leave(page, drawer)
      await question.getByRole('button', { name: 'Keep editing' }).click()
      await expect(question).toBeHidden()
      await expectKept(drawer)
      await expect(page).toHaveURL(new RegExp(`/guests/${encodeURIComponent(email)}$`))

      await leave(page, drawer)
      await question.getByRole('button', { name: 'Discard' }).click()
      await expect(page).not.toHaveURL(new RegExp(encodeURIComponent(email)))
      await expect(page.getByRole('dialog', { name: eunji.name })).toBeHidden()
      expect(traffic()).toEqual([])
    })
  }

  test('Esc in the question keeps the drawer and the draft', async ({ guests, page }) => {
    const drawer = await draft(guests)
    await page.keyboard.press('Escape')
    const question = drawer.question('Discard your changes?')
    await expect(question).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await expectKept(drawer)
  })

  test('reloading warns; without a draft nothing does', async ({ guests, page }) => {
    const drawer = await draft(guests)
    const warnings: string[] = []
    page.on('dialog', (dialog) => {
      warnings.push(dialog.type())
      void dialog.dismiss()
    })
    await page.reload({ timeout: 2_000 }).catch(() => undefined)
    expect(warnings).toEqual(['beforeunload'])
    await expectKept(drawer)
    await drawer.discardButton.click()
    await page.reload()
    await drawer.ready()
    expect(warnings).toHaveLength(1)
  })
})

test('Previous and Next follow the list as it is filtered and sorted', async ({ guests, page }) => {
  await guests.goto('q=lindqvist&sort=name&dir=desc')
  const first = await guests.open(eunji.name)
  await expect(first.button('Next guest')).toBeEnabled()
  await first.button('Next guest').click()
  await expect(page.getByRole('dialog', { name: 'Dmitri Petrov' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(guests.search).toHaveValue('lindqvist')
  await expect(guests.link(amara.name)).toHaveCount(0)
})
