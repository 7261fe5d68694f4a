import type { Page } from '@playwright/test'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { draftChange, memberIdsAfterSave, expectDraftKept, saved } from './memberDraft.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { amara, eunji, watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Ana, Ken } = members
const { email } = eunji

test.describe('the token expires during an edit', () => {
  test('a new token of the same user: the save continues by itself, reading first', async ({
    guests,
    page,
    sandbox,
  }) => {
    const drawer = await draftChange(guests)
    sandbox.killToken(sandboxTokens.admin)
    await drawer.save()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    sandbox.changeByOther(edgeCases.id, email, { add: [Ana] })
    const traffic = watchRequests(sandbox, email)
    await signInAgain(page, sandbox.issueToken(Ana))
    await expect(drawer.notice(saved)).toBeVisible()
    await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
    expect(traffic().filter((call) => call !== 'GET')).toEqual([putRequest([Ana, ...memberIdsAfterSave])])
    expect(traffic().at(0)).toBe('GET')
  })

  test('between reading and writing: nothing was written, and it begins again', async ({
    guests,
    page,
    sandbox,
  }) => {
    const drawer = await draftChange(guests)
    sandbox.script({ on: { method: 'PUT', email }, act: [{ do: 'answer', status: 401 }] })
    await drawer.save()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    expect(sandbox.log.writes).toEqual([])
    await signInAgain(page, sandbox.issueToken(Ana))
    await expect(drawer.notice(saved)).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toEqual(memberIdsAfterSave)
    expect(sandbox.log.writes).toHaveLength(1)
  })

  test('a token of another user writes nothing and the draft is kept', async ({ guests, page, sandbox }) => {
    const drawer = await draftChange(guests)
    sandbox.killToken(sandboxTokens.admin)
    await drawer.save()
    await signInAgain(page, sandboxTokens.otherAdmin)
    await expect(drawer.alert).toHaveText('Another user signed in. Nothing was saved.')
    await expectDraftKept(drawer)
    expect(sandbox.log.writes).toEqual([])
    // The user who is signed in now may save it, by a click and in their own name.
    await drawer.save()
    await expect(drawer.notice(saved)).toBeVisible()
    expect(sandbox.log.writes.map(({ user }) => user)).toEqual([Ken])
  })

  test('the list is read again for another user', async ({ guests, page, sandbox }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    // Else reading the organizations finds the session ended before the click does.
    await page.getByRole('combobox', { name: 'Organization' }).waitFor()
    sandbox.killToken(sandboxTokens.admin)
    await page.getByRole('button', { name: 'Refresh' }).click()
    sandbox.deleteByOther(edgeCases.id, email)
    await signInAgain(page, sandboxTokens.otherAdmin)
    await expect(guests.status('41 guests')).toBeVisible()
    const before = sandbox.log.requests.length
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(() => sandbox.log.requests.length).toBeGreaterThan(before)
  })

  test('a refused token keeps the dialog and the draft', async ({ guests, page, sandbox }) => {
    const drawer = await draftChange(guests)
    sandbox.killToken(sandboxTokens.admin)
    await drawer.save()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.getByLabel('Personal access token').fill('not-a-token')
    await dialog.getByRole('button', { name: 'Connect' }).click()
    await expect(dialog.getByLabel('Personal access token')).toHaveAccessibleDescription(/./)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    await expectDraftKept(drawer)
    expect(sandbox.log.writes).toEqual([])
  })
})

async function signInAgain(page: Page, token: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('Personal access token').fill(token)
  await dialog.getByRole('button', { name: 'Connect' }).click()
  await expect(dialog).toBeHidden()
}

test('a save is never sent under the session of another user in a second tab', async ({
  guests,
  page,
  context,
  sandbox,
}) => {
  const drawer = await draftChange(guests)
  const other = await context.newPage()
  await other.goto('/sign-in?connect=yes')
  await other.getByLabel('Personal access token').fill(sandboxTokens.otherAdmin)
  await other.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Choose an organization' })).toBeVisible()

  const before = sandbox.log.requests.length
  await drawer.save()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toContainText(
    'This browser is now signed in as Ken Ito. You started here as Ana Ferreira',
  )
  await expectDraftKept(drawer)
  const arrived = sandbox.log.requests.slice(before).filter(({ path }) => path.includes(edgeCases.id))
  expect(arrived).toEqual([])
  expect(sandbox.log.writes).toEqual([])

  // Signed in as the first user again, the draft is still there and can be saved.
  await signInAgain(page, sandboxTokens.admin)
  await expect(drawer.alert).toHaveText('Another session was started in this browser. Nothing was saved.')
  await expectDraftKept(drawer)
  await drawer.save()
  await expect(drawer.notice(saved)).toBeVisible()
  expect(sandbox.log.writes.map(({ user }) => user)).toEqual([Ana])
})

test('a user who may not write gets a read-only editor with the draft, for every guest', async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page, sandboxTokens.light)
  const guests = new GuestsPage(page, edgeCases.id)
  await guests.goto()
  const drawer = await draftChange(guests)
  await expect(drawer.dialog).toContainText('Your role is Light. Tallyfy may not let you change members.')
  await drawer.save()
  const refusal =
    "Tallyfy doesn't let you change members. You can read them here. You are not allowed to do this."
  await expect(drawer.alert).toHaveText(refusal)
  await expect(drawer.picker).toBeDisabled()
  await expect(drawer.saveButton).toBeDisabled()
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  expect(sandbox.log.writes).toEqual([])
  await drawer.discardButton.click()
  await drawer.button('Close').click()
  await guests.link(amara.name).click()
  const next = new GuestDrawer(page, amara.name)
  await expect(next.line('Ken Ito')).toBeVisible()
  await expect(next.picker).toBeDisabled()
  await expect(next.alert).toHaveText(refusal)
})

test('an offline save fails at once, keeps the draft and is not sent later', async ({
  guests,
  context,
  sandbox,
}) => {
  const drawer = await draftChange(guests)
  const traffic = watchRequests(sandbox, email)
  await context.setOffline(true)
  await drawer.save()
  await expect(drawer.alert).toHaveText("You're offline. Nothing was saved.")
  await expectDraftKept(drawer)
  await context.setOffline(false)
  await expect(drawer.alert).toHaveText("You're offline. Nothing was saved.")
  expect(traffic()).toEqual([])
  await drawer.save()
  await expect(drawer.notice(saved)).toBeVisible()
  expect(traffic()).toEqual(['GET', putRequest(memberIdsAfterSave)])
})
