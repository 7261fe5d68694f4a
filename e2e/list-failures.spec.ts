import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { guestsPath, pagesRead, longTimeout } from './listPages.ts'

/** The reason shown when the list has no members. */
const noMembersInList = "This list doesn't include members. Open a guest to see its members."

test.describe('when a read fails', () => {
  test('the other pages stay and Retry reads only the failed one', async ({ page, signIn, sandbox }) => {
    test.slow()
    sandbox.setOptions({ perPageCap: 100 })
    const broken = sandbox.script({
      on: { path: guestsPath(harborAndPine.id), query: { page: '3' } },
      times: 'always',
      act: [{ do: 'answer', status: 500, body: { message: 'SQLSTATE 42' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await expect(guests.alert).toContainText("We couldn't load page 3 of the list", longTimeout)
    await expect(guests.alert).toContainText('100 of 2,412 guests are missing')
    await expect(guests.alert).not.toContainText('SQLSTATE')
    await expect(guests.status('2,312 of 2,412 loaded, some are missing')).toBeVisible()
    await expect(guests.table).toHaveAttribute('aria-rowcount', '2313')
    const before = pagesRead(sandbox, harborAndPine.id).length

    broken.remove()
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
    await expect(guests.alert).toHaveCount(0)
    expect(pagesRead(sandbox, harborAndPine.id)).toHaveLength(before + 1)
  })

  test('a list that fails as a whole shows the reason and Retry reads it', async ({
    page,
    signIn,
    sandbox,
  }) => {
    const refused = sandbox.script({
      on: { path: guestsPath(edgeCases.id) },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Guests are not part of your plan' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
    await expect(guests.alert).toContainText('Guests are not part of your plan')
    await expect(page.getByText('No guests yet')).toHaveCount(0)
    // Once: it is not read again by itself.
    expect(pagesRead(sandbox, edgeCases.id)).toHaveLength(1)
    refused.remove()
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.link('Amara Okafor')).toBeVisible()
  })

  test('an unknown organization leads to the choice of organizations', async ({ page, signIn }) => {
    await signIn(page)
    const guests = new GuestsPage(page, 'ffffffffffffffffffffffffffffffff')
    await page.goto(`/orgs/${guests.org}/guests`)
    await expect(guests.alert).toContainText("doesn't exist, or you're not a member of it.")
    await guests.alert.getByRole('link', { name: edgeCases.name }).click()
    await expect(guests.status('42 guests')).toBeVisible()
  })

  test('an answer that is not a list counts as not read', async ({ page, signIn, sandbox }) => {
    sandbox.script({
      on: { path: guestsPath(edgeCases.id) },
      times: 'always',
      act: [{ do: 'answer', status: 200, body: '<h1>Maintenance</h1>' }],
    })
    await signIn(page)
    await new GuestsPage(page, edgeCases.id).goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
  })

  test('without members the guests are shown and what needs members is disabled with the reason', async ({
    page,
    signIn,
    sandbox,
  }) => {
    const broken = sandbox.script({
      on: { path: `/organizations/${edgeCases.id}/users` },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'no' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await expect(guests.alert).toContainText('Members could not be read')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.row('Amara Okafor')).toContainText('3 members')
    await expect(guests.table.getByText('Unknown member')).toHaveCount(0)
    const filter = page.getByRole('combobox', { name: 'Member' })
    await expect(filter).toBeDisabled()
    await expect(filter).toHaveAccessibleDescription('Members could not be read')
    await expect(guests.view('Member disabled')).toHaveCount(0)
    await expect(guests.view('No associated member')).toBeEnabled()

    broken.remove()
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.view('Member disabled')).toBeEnabled()
    await expect(filter).toBeEnabled()
    await expect(guests.membersOf('Amara Okafor')).toContainText('Ana Ferreira')
  })

  test('no member is called unknown while members are being read', async ({ page, signIn, sandbox }) => {
    const slow = sandbox.script({
      on: { path: `/organizations/${edgeCases.id}/users` },
      times: 'always',
      act: [{ do: 'hold' }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await slow.reached()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.table.getByText('Unknown member')).toHaveCount(0)
    await expect(page.getByRole('combobox', { name: 'Member' })).toHaveAccessibleDescription(
      'Members are loading.',
    )
    // What is not known yet is not counted either.
    await guests.goto('member=1006')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.table).toHaveCount(0)
    slow.release()
    await expect(page.getByRole('status').filter({ hasText: /^\d+ of 42 guests$/ })).toBeVisible()
    await guests.goto()
    await guests.search.fill('samuel')
    await expect(guests.row('Samuel Osei')).toContainText('Unknown member #91204')
  })
})

test.describe('when the list has no members', () => {
  test('and no guest has them, cells say Open to see and what needs members is disabled with the reason', async ({
    page,
    signIn,
    sandbox,
  }) => {
    sandbox.setOptions({ shape: 'legacy-silent' })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.row('Amara Okafor')).toContainText('Open to see')
    const filter = page.getByRole('combobox', { name: 'Member' })
    await expect(filter).toBeDisabled()
    await expect(filter).toHaveAccessibleDescription(noMembersInList)
    for (const view of ['No associated member', 'Member not found', 'Only one member']) {
      await expect(guests.view(view)).toBeDisabled()
      await expect(guests.view(view)).toHaveAttribute('title', noMembersInList)
    }
    await guests.view('Never seen').click()
    await expect(guests.link('Fatima Haddad')).toBeVisible()
  })

  test('those of the rows in sight are read one by one, the others on request', async ({
    page,
    signIn,
    sandbox,
  }) => {
    sandbox.setOptions({ shape: 'legacy' })
    await signIn(page)
    await page.setViewportSize({ width: 1280, height: 640 })
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await expect(guests.membersOf('Amara Okafor')).toContainText('Ana Ferreira')
    await expect(page.getByText("Tallyfy's list came without members")).toBeVisible()
    await expect(guests.view('Only one member')).toBeDisabled()
    const reads = () => sandbox.log.requests.filter(({ path }) => /\/guests\/[^/]+$/.test(path)).length
    expect(reads()).toBeLessThan(42)
    await page.getByRole('button', { name: /^Read members of these \d+$/ }).click()
    await expect(page.getByText("Tallyfy's list came without members")).toHaveCount(0)
    await expect(guests.view('Only one member')).toBeEnabled()
    expect(reads()).toBe(42)

    // What was read stays when the list is read again.
    await guests.refresh.click()
    await expect(guests.refresh).toBeEnabled()
    await expect(guests.membersOf('Amara Okafor')).toContainText('Ana Ferreira')
    expect(reads()).toBe(42)
  })
})
