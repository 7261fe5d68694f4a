import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { amara, eunji, memberIdsOf, members } from './sampleGuests.ts'
import { SignInPage } from './signInPage.ts'

const changesPath = `/orgs/${edgeCases.id}/changes`

test('changes outlive a reload, are found by filters and undone; a read decides a save that was cut off', async ({
  guests,
  page,
  sandbox,
}) => {
  const drawer = await guests.open(amara.name)
  await drawer.add('Bob Stone')
  await drawer.save()
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  await drawer.button('Close').click()
  const other = await guests.open(eunji.name)
  await other.remove('Ken Ito')
  const write = sandbox.script({ on: { method: 'PUT', email: eunji.email }, act: [{ do: 'hold' }] })
  await other.save()
  await write.reached()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(changesPath)
  write.release()
  await expect.poll(() => memberIdsOf(sandbox, eunji.email)).not.toContain(members.Ken)

  const changes = page.getByRole('list', { name: 'Changes' }).getByRole('listitem')
  await expect(changes).toHaveCount(2)
  const cutOff = changes.filter({ hasText: eunji.name })
  await expect(cutOff).toContainText("We don't know whether this was saved.")
  await cutOff.getByRole('button', { name: /^Check again/ }).click()
  await expect(cutOff).toContainText('5 → 4 members')
  await expect(cutOff).not.toContainText("We don't know")

  await page.getByRole('searchbox', { name: 'Search by guest' }).fill('amara okafor')
  await expect(changes).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: '1 of 2 changes' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Deletions')
  await expect(page.getByRole('heading', { name: 'No change matches' })).toBeVisible()
  await expect(page).toHaveURL(`${changesPath}?q=amara+okafor&kind=deletions`)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await changes
    .filter({ hasText: amara.name })
    .getByRole('button', { name: 'Undo the change of Amara Okafor' })
    .click()
  await expect(changes.filter({ hasText: 'You undid this change.' })).toContainText('+Bob Stone')
  await expect(changes.filter({ hasText: 'You undid this change.' })).toBeFocused()
  expect(memberIdsOf(sandbox, amara.email)).not.toContain(members.Bob)

  await changes
    .filter({ hasText: 'Undo of an earlier change.' })
    .getByRole('link', { name: amara.name })
    .click()
  await page.getByRole('button', { name: 'Your changes (2)' }).click()
  const history = page.getByRole('list', { name: 'Your changes' }).getByRole('listitem')
  await expect(history).toHaveCount(2)
  await expect(history.first()).toContainText('−Bob Stone')
  // With the zone, whichever it is.
  await expect(history.first()).toContainText(/\d{4}, \d+:\d\d.* ?[A-Z]{3}/)
})

test('another tab shows a change at once, and undoing it there withdraws Undo here', async ({
  guests,
  page,
  context,
}) => {
  const drawer = await guests.open(amara.name)
  const tab = await context.newPage()
  await tab.goto(changesPath)
  await expect(tab.getByRole('heading', { name: 'No changes yet' })).toBeVisible()
  await drawer.add('Bob Stone')
  await drawer.save()
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await tab.getByRole('button', { name: 'Undo the change of Amara Okafor' }).click()
  await expect(tab.getByRole('listitem').filter({ hasText: 'You undid this change.' })).toBeVisible()
  await expect(undo).toHaveCount(0)
})

test('signing out asks while something is unfinished, and leaves nothing for the next user', async ({
  guests,
  page,
  signIn,
}) => {
  const drawer = await guests.open(amara.name)
  await drawer.add('Bob Stone')
  await drawer.save()
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  await drawer.remove('Ken Ito')
  const account = new SignInPage(page)
  await account.openAccountMenu('Sign out')
  const question = page.getByRole('dialog', { name: 'Sign out now?' })
  await expect(question).toContainText("You haven't saved your changes to a guest.")
  await question.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(drawer.line('Ken Ito')).toContainText('will be removed')
  await account.openAccountMenu('Sign out')
  await question.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(account.heading).toBeVisible()
  for (const token of [sandboxTokens.light, sandboxTokens.admin]) {
    await signIn(page, token)
    await page.goto(changesPath)
    await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()
  }
})
