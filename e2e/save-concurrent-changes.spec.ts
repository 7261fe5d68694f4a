import type { Page } from '@playwright/test'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { amara, eunji, watchRequests, members, memberIdsOf } from './sampleGuests.ts'

const { Ana, Bob, Cara, Ken, Priya, Tomas, Bo } = members
const { email } = eunji

test.describe('another user changes the guest during an edit', () => {
  test('their additions and removals are kept', async ({ guests, sandbox }) => {
    const drawer = await guests.open(eunji.name)
    await drawer.add('Bob Stone')
    await drawer.remove('Cara Diaz')
    sandbox.changeByOther(edgeCases.id, email, { add: [Ana], remove: [Ken] })
    await drawer.save()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim, Cara Diaz removed')).toBeVisible()
    await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
    await expect(drawer.notice('Ken Ito was removed meanwhile')).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toEqual([Ana, Bob, Priya, Bo, 5678])
    await expect(drawer.line('Ana Ferreira')).toBeVisible()
    await expect(drawer.line('Ken Ito')).toHaveCount(0)
  })

  test('undo reverts our change only', async ({ guests, sandbox }) => {
    const drawer = await guests.open(eunji.name)
    await drawer.add('Bob Stone')
    await drawer.save()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    sandbox.changeByOther(edgeCases.id, email, { add: [Ana] })
    await drawer.undo()
    await expect(drawer.notice('Undone. Bob Stone removed from Eun-ji Kim')).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toEqual([Ana, ...eunji.members])
  })

  test('nothing is written when they made the same change', async ({ guests, sandbox }) => {
    const drawer = await guests.open(eunji.name)
    await drawer.add('Bob Stone')
    await drawer.remove('Cara Diaz')
    sandbox.changeByOther(edgeCases.id, email, { add: [Bob], remove: [Cara] })
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    await expect(drawer.notice('Nothing to change. The members are already like this.')).toBeVisible()
    expect(traffic()).toEqual(['GET'])
    await expect(drawer.saveButton).toBeDisabled()
  })

  test('removing the last member asks when they removed all others', async ({ guests, sandbox }) => {
    const drawer = await guests.open(amara.name)
    await drawer.remove('Ana Ferreira')
    sandbox.changeByOther(edgeCases.id, amara.email, { remove: [Ken, Tomas] })
    const traffic = watchRequests(sandbox, amara.email)
    await drawer.save()
    const confirmation = drawer.confirmation('Remove all members?')
    await confirmation.getByRole('button', { name: 'Keep members' }).click()
    expect(traffic()).toEqual(['GET'])
    await drawer.save()
    await confirmation.getByRole('button', { name: 'Remove all members' }).click()
    await expect(drawer.notice('Ana Ferreira removed from Amara Okafor')).toBeVisible()
    expect(memberIdsOf(sandbox, amara.email)).toEqual([])
  })

  test('their write right after ours is shown', async ({ guests, sandbox }) => {
    sandbox.script({
      on: { method: 'PUT', email },
      act: [{ do: 'write-by-other', when: 'after', add: [Ana] }, { do: 'truncate' }],
    })
    const drawer = await guests.open(eunji.name)
    await drawer.add('Bob Stone')
    await drawer.save()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
    await expect(drawer.line('Ana Ferreira')).toBeVisible()
  })
})

test.describe('a change that is overwritten within ten seconds', () => {
  test.beforeEach(({ page }) => page.clock.install())

  test('is shown in the drawer and can be applied again', async ({ guests, page, sandbox }) => {
    const drawer = await guests.open(eunji.name)
    await drawer.add('Bob Stone')
    await drawer.save()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    sandbox.changeByOther(edgeCases.id, email, { set: [Ana, Ken] })
    await page.clock.fastForward(10_000)
    await expect(drawer.dialog).toContainText('Your change was overwritten. Bob Stone is gone.')
    await drawer.button('Apply again').click()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim').last()).toBeVisible()
    await expect.poll(() => memberIdsOf(sandbox, email)).toEqual([Ana, Bob, Ken])
    await expect(drawer.line('Bob Stone')).toBeVisible()
    await expect(drawer.dialog).not.toContainText('was overwritten')
  })

  test('is shown under Changes, and can be dismissed', async ({ guests, page, sandbox }) => {
    const drawer = await guests.open(eunji.name)
    await drawer.remove('Ken Ito')
    await drawer.save()
    await expect(drawer.notice('Ken Ito removed from Eun-ji Kim')).toBeVisible()
    await drawer.button('Close').click()
    await page.getByRole('link', { name: 'Changes' }).click()
    const change = page.getByRole('list', { name: 'Changes' }).getByRole('listitem')
    await expect(change).toContainText('−Ken Ito')
    sandbox.changeByOther(edgeCases.id, email, { add: [Ken] })
    const traffic = watchRequests(sandbox, email)
    await page.clock.fastForward(10_000)
    await expect(change).toContainText('Your change was overwritten. Ken Ito is back.')
    await change.getByRole('button', { name: 'Dismiss the change of Eun-ji Kim' }).click()
    await expect(change).not.toContainText('overwritten')
    expect(traffic()).toEqual(['GET'])
  })
})

test('a read during an edit reports changes and moves neither base nor draft', async ({
  guests,
  page,
  sandbox,
}) => {
  const drawer = await guests.open(eunji.name)
  await drawer.remove('Cara Diaz')
  sandbox.changeByOther(edgeCases.id, email, { add: [Ana] })
  await comeBackTo(page)
  await expect(drawer.dialog).toContainText(
    'Changed by someone else. +Ana Ferreira. Your save keeps that change.',
  )
  await expect(drawer.dialog).toContainText('−1 · 5 → 4 members')
  await drawer.save()
  await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
  expect(memberIdsOf(sandbox, email)).toEqual([Ana, Ken, Priya, Bo, 5678])
})

/** The event of a user who returns from another tab; a headless browser has no tab to return from. */
async function comeBackTo(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
}

test('nothing is written to a deleted guest and the draft is kept', async ({ guests, page, sandbox }) => {
  const drawer = await guests.open(eunji.name)
  await drawer.add('Bob Stone')
  sandbox.deleteByOther(edgeCases.id, email)
  const traffic = watchRequests(sandbox, email)
  await drawer.save()
  await expect(drawer.alert).toHaveText(
    'Guest not found. The guest may be gone, or belong to another organization. Nothing was saved.',
  )
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  expect(traffic()).toEqual(['GET'])
  await drawer.discardButton.click()
  await page.reload()
  await expect(new GuestDrawer(page).dialog).toContainText(
    `No guest has the email ${email}. The guest may be gone, or belong to another organization.`,
  )
  await expect(new GuestsPage(page, edgeCases.id).table).toBeVisible()
})
