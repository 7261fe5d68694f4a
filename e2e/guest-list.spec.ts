import * as z from 'zod'
import { harborAndPine, lantern } from '#src/sandbox/data/organizations.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import type { ScriptHandle } from '#src/sandbox/script/activeRules.ts'
import type { ServedSandbox } from '#src/sandbox/serve.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { baseGuests, nameOf } from './baseGuests.ts'

const guestsPath = (org: string) => `/organizations/${org}/guests`

/** The numbers of the guest pages that were requested, in ascending order. */
function pagesRead(sandbox: SandboxControl, org: string): number[] {
  return sandbox.log.requests
    .filter(({ path }) => path.endsWith(guestsPath(org)))
    .map(({ query }) => Number(query['page']))
    .toSorted((one, other) => one - other)
}

/** Holds every page of guests except the first until `release` is called. */
function holdOtherPages(sandbox: SandboxControl, org: string, perPage: number): ScriptHandle {
  sandbox.setOptions({ perPageCap: perPage })
  return sandbox.script({ on: { path: guestsPath(org) }, nth: 2, times: 'always', act: [{ do: 'hold' }] })
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

const Pages = z.object({ data: z.array(z.unknown()) })

/** The reason shown when the list has no members. */
const noMembersInList = "This list doesn't include members. Open a guest to see its members."

/** Reading 25 pages takes long on a busy machine. */
const longTimeout = { timeout: 25_000 }

/** Scripts the answers to the first pages: slices of the guests, with `total` as their number. */
async function scriptPages(sandboxServer: ServedSandbox, total: number, cuts: [from: number, to: number][]) {
  const answer = await fetch(`${sandboxServer.url}/api${guestsPath(lantern.id)}?per_page=42&with=stats`, {
    headers: { Authorization: `Bearer ${sandboxTokens.admin}`, 'X-Tallyfy-Client': 'APIClient' },
  })
  const { data } = Pages.parse(await answer.json())
  for (const [index, [from, to]] of cuts.entries()) {
    const rows = data.slice(from, to)
    const pagination = { total, count: rows.length, per_page: 20, current_page: index + 1, total_pages: 3 }
    sandboxServer.control.script({
      on: { path: guestsPath(lantern.id), query: { page: String(index + 1) } },
      act: [{ do: 'answer', status: 200, body: { data: rows, meta: { pagination } } }],
    })
  }
}

test.describe('2,412 guests in pages of 100 are all read, each page once,', () => {
  test.slow()
  const shapes = [
    ['as documented', {}],
    ['with links as an empty list', { meta: 'links-empty-array' }],
    ['without links', { meta: 'without-links' }],
    ['without meta', { meta: 'none' }],
    ['in the older shape', { shape: 'legacy' }],
    ['in the older shape without members', { shape: 'legacy-silent' }],
  ] as const
  for (const [name, options] of shapes) {
    test(name, async ({ page, signIn, sandbox }) => {
      sandbox.setOptions({ perPageCap: 100, ...options })
      await signIn(page)
      const guests = new GuestsPage(page, harborAndPine.id)
      await guests.goto()
      await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
      await expect(guests.table).toHaveAttribute('aria-rowcount', '2413')
      expect(pagesRead(sandbox, harborAndPine.id)).toEqual(upTo(25))
      await guests.search.fill('chloe+tallyfy@ebene.fr')
      await expect(guests.link('Chloé Dubois')).toBeVisible()
    })
  }

  test('in one body, when the server has no pages', async ({ page, signIn, sandbox }) => {
    sandbox.setOptions({ unpaged: true })
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
    expect(pagesRead(sandbox, harborAndPine.id)).toEqual([1])
  })
})

test.describe('while the list is read', () => {
  test('the first page is usable at once and progress is shown', async ({ page, signIn, sandbox }) => {
    const rest = holdOtherPages(sandbox, harborAndPine.id, 200)
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await rest.reached()
    await expect(guests.status('200 of 2,412 loaded')).toBeVisible()
    await expect(guests.progress).toHaveAttribute('aria-valuenow', '200')
    await expect(guests.progress).toHaveAttribute('aria-valuemax', '2412')
    await expect(guests.table).toHaveAttribute('aria-rowcount', '201')
    await expect(page.getByText('Updated just now')).toHaveCount(0)

    await guests.search.fill('amara@bluewater.io')
    await expect(guests.status('1 found · 200 of 2,412 loaded')).toBeVisible()
    const drawer = await guests.open('Amara Okafor')
    await expect(drawer.members.getByText('Ana Ferreira')).toBeVisible()
    await page.keyboard.press('Escape')
    await guests.search.fill('no match for this')
    await expect(page.getByRole('heading', { name: 'No guest matches so far' })).toBeVisible()
    await guests.search.fill('')

    rest.release()
    await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
    await expect(guests.progress).toHaveCount(0)
    await expect(page.getByText('Updated just now')).toBeVisible()
  })

  test('a user who leaves the page finds the whole list on return', async ({ page, signIn, sandbox }) => {
    const rest = holdOtherPages(sandbox, lantern.id, 20)
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await rest.reached()
    await expect(guests.status('20 of 42 loaded')).toBeVisible()
    await page.getByRole('link', { name: 'Changes' }).click()
    await expect(page.getByRole('heading', { name: 'Changes' })).toBeVisible()
    rest.release()
    await expect.poll(() => pagesRead(sandbox, lantern.id).length).toBe(3)
    await page.getByRole('link', { name: 'Guests' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.table).toHaveAttribute('aria-rowcount', '43')
  })

  test('a guest saved before its page arrives is in the list once, with its counts', async ({
    page,
    signIn,
    sandbox,
  }) => {
    const rest = holdOtherPages(sandbox, harborAndPine.id, 1000)
    await signIn(page)
    const late = baseGuests(harborAndPine.id).find(
      ({ stats }, index) => index >= 1000 && stats.assigned_tasks > 0,
    )
    if (!late) throw new Error('No guest after the first page has tasks')
    await page.goto(`/orgs/${harborAndPine.id}/guests/${encodeURIComponent(late.email)}`)
    await rest.reached()
    const drawer = new GuestDrawer(page, nameOf(late))
    await drawer.add('Bob Stone')
    await drawer.save()
    await expect(drawer.notice(/added to/)).toBeVisible()
    rest.release()
    await page.keyboard.press('Escape')
    const guests = new GuestsPage(page, harborAndPine.id)
    await expect(guests.status('2,412 guests')).toBeVisible()
    await guests.search.fill(late.email)
    const row = guests.table.getByRole('row').nth(1)
    await expect(row).toContainText(nameOf(late))
    await expect(row.getByRole('cell').nth(5)).toHaveText(String(late.stats.assigned_tasks))
  })

  test('a row that moves between pages is in the list once', async ({ page, signIn, sandboxServer }) => {
    const cuts: [number, number][] = [
      [0, 20],
      [19, 39],
      [38, 42],
    ]
    await scriptPages(sandboxServer, 42, cuts)
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.table).toHaveAttribute('aria-rowcount', '43')
    await expect(guests.alert).toHaveCount(0)
  })

  test('a row lost between two pages is reported as missing and Retry reads it', async ({
    page,
    signIn,
    sandboxServer,
  }) => {
    const cuts: [number, number][] = [
      [0, 20],
      [21, 41],
      [41, 42],
    ]
    await scriptPages(sandboxServer, 42, cuts)
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('41 of 42 loaded, some are missing')).toBeVisible()
    await expect(guests.alert).toContainText('1 of 42 guests is missing')
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.alert).toHaveCount(0)
  })

  test('an unreadable row says so and hides no other row', async ({ page, signIn, sandbox }) => {
    sandbox.script({
      on: { path: guestsPath(lantern.id) },
      act: [
        { do: 'row', index: 0, as: { email: 'amara@bluewater.io', details: 'none' } },
        { do: 'row', index: 1, as: 7 },
      ],
    })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    await guests.search.fill('amara')
    const broken = guests.table.getByRole('row').filter({ hasText: "amara@bluewater.io can't be read" })
    await expect(broken).toBeVisible()
    await expect(broken.getByRole('checkbox')).toHaveCount(0)
    await guests.search.fill('page 1, row 2')
    await expect(guests.table.getByText("page 1, row 2 can't be read")).toBeVisible()
    await guests.search.fill('eun-ji')
    await expect(guests.link('Eun-ji Kim')).toBeVisible()
  })

  test('a rate limit pauses reading for as long as it says', async ({ page, signIn, sandbox }) => {
    sandbox.setOptions({ perPageCap: 100 })
    // Without pages of members in between, two pages of guests are requested together after the first.
    sandbox.script({
      on: { path: `/organizations/${harborAndPine.id}/users` },
      act: [{ do: 'answer', status: 403 }],
    })
    const tooMany = sandbox.script({
      on: { path: guestsPath(harborAndPine.id) },
      nth: 2,
      times: 2,
      act: [{ do: 'answer', status: 429, headers: { 'Retry-After': '30' } }],
    })
    await page.clock.install()
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    const refused = ['2', '3'].map((number) =>
      page.waitForResponse((answer) => answer.status() === 429 && answer.url().includes(`page=${number}&`)),
    )
    await guests.goto()
    await tooMany.reached(2)
    await Promise.all(refused)
    await expect(page.getByRole('status').filter({ hasText: 'Tallyfy is limiting requests' })).toBeVisible()
    await page.clock.fastForward(20_000)
    await expect(guests.status('100 of 2,412 loaded')).toBeVisible()
    expect(pagesRead(sandbox, harborAndPine.id)).toEqual([1, 2, 3])
    await expect(async () => {
      await page.clock.fastForward(11_000)
      await expect(guests.status('2,412 guests')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await expect(page.getByRole('status').filter({ hasText: 'Tallyfy is limiting requests' })).toBeHidden()
    expect(pagesRead(sandbox, harborAndPine.id)).toEqual([1, 2, 2, 3, 3, ...upTo(25).slice(3)])
  })
})

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
      on: { path: guestsPath(lantern.id) },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Guests are not part of your plan' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
    await expect(guests.alert).toContainText('Guests are not part of your plan')
    await expect(page.getByText('No guests yet')).toHaveCount(0)
    refused.remove()
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.link('Amara Okafor')).toBeVisible()
  })

  test('an unknown organization leads to the choice of organizations', async ({ page, signIn }) => {
    await signIn(page)
    const guests = new GuestsPage(page, 'ffffffffffffffffffffffffffffffff')
    await guests.goto()
    await expect(guests.alert).toContainText("This organization doesn't exist, or you're not a member of it.")
    await guests.alert.getByRole('link', { name: 'Choose an organization' }).click()
    await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible()
  })

  test('an answer that is not a list counts as not read', async ({ page, signIn, sandbox }) => {
    sandbox.script({
      on: { path: guestsPath(lantern.id) },
      times: 'always',
      act: [{ do: 'answer', status: 200, body: '<h1>Maintenance</h1>' }],
    })
    await signIn(page)
    await new GuestsPage(page, lantern.id).goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
  })

  test('without members the guests are shown and what needs members is disabled with the reason', async ({
    page,
    signIn,
    sandbox,
  }) => {
    const broken = sandbox.script({
      on: { path: `/organizations/${lantern.id}/users` },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'no' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
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
    await expect(guests.row('Amara Okafor').getByRole('img', { name: /Ana Ferreira/ })).toBeVisible()
  })

  test('no member is called unknown while members are being read', async ({ page, signIn, sandbox }) => {
    const slow = sandbox.script({
      on: { path: `/organizations/${lantern.id}/users` },
      times: 'always',
      act: [{ do: 'hold' }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
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
  for (const shape of ['legacy', 'legacy-silent'] as const) {
    test(`(${shape}) cells say Open to see and what needs members is disabled with the reason`, async ({
      page,
      signIn,
      sandbox,
    }) => {
      sandbox.setOptions({ shape })
      await signIn(page)
      const guests = new GuestsPage(page, lantern.id)
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
  }

  test('opening a guest fills its cell', async ({ page, signIn, sandbox }) => {
    sandbox.setOptions({ shape: 'legacy' })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    const drawer = await guests.open('Amara Okafor')
    await page.keyboard.press('Escape')
    await expect(drawer.dialog).toBeHidden()
    await expect(guests.row('Amara Okafor').getByRole('img', { name: /Ana Ferreira/ })).toBeVisible()
    await expect(guests.row('Bjørn Lindqvist')).toContainText('Open to see')
  })
})

test.describe('an empty list', () => {
  test('an organization without guests says so', async ({ page, signIn, sandbox }) => {
    const pagination = { total: 0, count: 0, per_page: 999, current_page: 1, total_pages: 1 }
    sandbox.script({
      on: { path: guestsPath(lantern.id) },
      act: [{ do: 'answer', status: 200, body: { data: [], meta: { pagination } } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(page.getByRole('heading', { name: 'No guests yet' })).toBeVisible()
    await expect(guests.status('0 guests')).toBeVisible()
    await expect(page.getByRole('button', { name: 'New guest' }).first()).toBeVisible()
  })

  test('a search without a match offers to clear the filters', async ({ guests, page }) => {
    await guests.search.fill('no match for this')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Disabled')
    await expect(page.getByRole('heading', { name: 'No guest matches' })).toBeVisible()
    await expect(guests.status('0 of 42 guests')).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.search).toHaveValue('')
  })
})

test.describe('refresh', () => {
  test('keeps the old rows while reading and then shows what others changed', async ({
    guests,
    page,
    sandbox,
  }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.row('Bjørn Lindqvist')).toContainText('Ken Ito')
    sandbox.changeByOther(lantern.id, 'bjorn.l@copperfield.de', { set: [1003] })
    sandbox.deleteByOther(lantern.id, 'amara@bluewater.io')
    const again = sandbox.script({ on: { path: guestsPath(lantern.id) }, act: [{ do: 'hold' }] })
    await guests.refresh.click()
    await again.reached()
    await expect(guests.refresh).toBeDisabled()
    await expect(guests.link('Amara Okafor')).toBeVisible()
    await expect(guests.row('Bjørn Lindqvist')).toContainText('Ken Ito')
    await expect(guests.table).toHaveAttribute('aria-rowcount', '43')
    again.release()
    await expect(guests.row('Bjørn Lindqvist')).toContainText('Cara Diaz')
    await expect(guests.link('Amara Okafor')).toHaveCount(0)
    await expect(guests.status('41 guests')).toBeVisible()
    await expect(page.getByText('Updated just now')).toBeVisible()
  })

  test('a failed refresh keeps the old rows and says so', async ({ guests, sandbox }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    const refused = sandbox.script({
      on: { path: guestsPath(lantern.id) },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Closed for today' } }],
    })
    await guests.refresh.click()
    await expect(guests.alert).toContainText("We couldn't refresh the list. Closed for today")
    await expect(guests.link('Amara Okafor')).toBeVisible()
    refused.remove()
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.alert).toHaveCount(0)
    await expect(guests.status('42 guests')).toBeVisible()
  })

  test('the list is read again on return after five minutes and shows its age', async ({
    page,
    signIn,
    sandbox,
  }) => {
    await page.clock.install()
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    // Relative times on screen are updated twice a minute.
    await page.clock.runFor('03:40')
    await expect(page.getByText('Updated 3 min. ago')).toBeVisible()
    // A headless browser has no other way to return to a tab.
    const returnToTab = () => page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await returnToTab()
    expect(pagesRead(sandbox, lantern.id)).toEqual([1])
    await page.clock.runFor('02:00')
    await returnToTab()
    await expect.poll(() => pagesRead(sandbox, lantern.id)).toEqual([1, 1])
    await expect(page.getByText('Updated just now')).toBeVisible()
  })
})
