import * as z from 'zod'
import { harborAndPine, lantern } from '#src/sandbox/data/organizations.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import type { ScriptHandle } from '#src/sandbox/script/activeRules.ts'
import type { ServedSandbox } from '#src/sandbox/serve.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { made, nameOf } from './made.ts'

const guestsOf = (org: string) => `/organizations/${org}/guests`

/** Which pages of an organization's guests were asked for, in ascending order. */
function pagesRead(sandbox: SandboxControl, org: string): number[] {
  return sandbox.log.requests
    .filter(({ path }) => path.endsWith(guestsOf(org)))
    .map(({ query }) => Number(query['page']))
    .toSorted((one, other) => one - other)
}

/** Every page of guests but the first waits until it is let go. */
function holdRest(sandbox: SandboxControl, org: string, perPage: number): ScriptHandle {
  sandbox.setOptions({ perPageCap: perPage })
  return sandbox.script({ on: { path: guestsOf(org) }, nth: 2, times: 'always', act: [{ do: 'hold' }] })
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

const Pages = z.object({ data: z.array(z.unknown()) })

/** What a guest list that can tell nothing about members says wherever that is asked. */
const untold = "This list doesn't include members. Open a guest to see its members."

/** Twenty-five pages one after another take a while on a busy machine. */
const all25 = { timeout: 25_000 }

/** The guests as they come, cut into pages of which `total` is said; then everything as it is. */
async function movingPages(tallyfy: ServedSandbox, total: number, cuts: [from: number, to: number][]) {
  const answer = await fetch(`${tallyfy.url}/api${guestsOf(lantern.id)}?per_page=42&with=stats`, {
    headers: { Authorization: `Bearer ${sandboxTokens.admin}`, 'X-Tallyfy-Client': 'APIClient' },
  })
  const { data } = Pages.parse(await answer.json())
  for (const [index, [from, to]] of cuts.entries()) {
    const rows = data.slice(from, to)
    const pagination = { total, count: rows.length, per_page: 20, current_page: index + 1, total_pages: 3 }
    tallyfy.control.script({
      on: { path: guestsOf(lantern.id), query: { page: String(index + 1) } },
      act: [{ do: 'answer', status: 200, body: { data: rows, meta: { pagination } } }],
    })
  }
}

test.describe('2,412 guests behind pages capped at 100 are all there, each page read once', () => {
  test.slow()
  const shapes = [
    ['as documented', {}],
    ['with links as an empty list', { meta: 'links-empty-array' }],
    ['without links', { meta: 'without-links' }],
    ['without meta', { meta: 'none' }],
    ['in the older shape', { shape: 'legacy' }],
    ['in the older shape that never tells members', { shape: 'legacy-silent' }],
  ] as const
  for (const [name, options] of shapes) {
    test(name, async ({ page, signIn, sandbox }) => {
      sandbox.setOptions({ perPageCap: 100, ...options })
      await signIn(page)
      const guests = new GuestsPage(page, harborAndPine.id)
      await guests.goto()
      await expect(guests.status('2,412 guests')).toBeVisible(all25)
      await expect(guests.table).toHaveAttribute('aria-rowcount', '2413')
      expect(pagesRead(sandbox, harborAndPine.id)).toEqual(upTo(25))
      await guests.search.fill('chloe+tallyfy@ebene.fr')
      await expect(guests.link('Chloé Dubois')).toBeVisible()
    })
  }

  test('or in one piece, when the server knows no pages', async ({ page, signIn, sandbox }) => {
    sandbox.setOptions({ unpaged: true })
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await expect(guests.status('2,412 guests')).toBeVisible(all25)
    expect(pagesRead(sandbox, harborAndPine.id)).toEqual([1])
  })
})

test.describe('While the list is read', () => {
  test('the first page is there at once and usable, with the progress', async ({ page, signIn, sandbox }) => {
    const rest = holdRest(sandbox, harborAndPine.id, 200)
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
    await guests.search.fill('nobody is called so')
    await expect(page.getByRole('heading', { name: 'No guest matches so far' })).toBeVisible()
    await guests.search.fill('')

    rest.release()
    await expect(guests.status('2,412 guests')).toBeVisible(all25)
    await expect(guests.progress).toHaveCount(0)
    await expect(page.getByText('Updated just now')).toBeVisible()
  })

  test('whoever goes elsewhere meanwhile comes back to all of it', async ({ page, signIn, sandbox }) => {
    const rest = holdRest(sandbox, lantern.id, 20)
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

  test('a guest written before its page comes is in it once, with its counts', async ({
    page,
    signIn,
    sandbox,
  }) => {
    const rest = holdRest(sandbox, harborAndPine.id, 1000)
    await signIn(page)
    const late = made(harborAndPine.id).find(({ stats }, place) => place >= 1000 && stats.assigned_tasks > 0)
    if (!late) throw new Error('Nobody behind the first page has tasks')
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

  test('rows that move from page to page are there once', async ({ page, signIn, tallyfy }) => {
    const cuts: [number, number][] = [
      [0, 20],
      [19, 39],
      [38, 42],
    ]
    await movingPages(tallyfy, 42, cuts)
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.table).toHaveAttribute('aria-rowcount', '43')
    await expect(guests.trouble).toHaveCount(0)
  })

  test('a row that slipped between two pages is said to be missing, and Retry brings it', async ({
    page,
    signIn,
    tallyfy,
  }) => {
    const cuts: [number, number][] = [
      [0, 20],
      [21, 41],
      [41, 42],
    ]
    await movingPages(tallyfy, 42, cuts)
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('41 of 42 loaded, some are missing')).toBeVisible()
    await expect(guests.trouble).toContainText('1 of 42 guests is missing')
    await guests.trouble.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.trouble).toHaveCount(0)
  })

  test('a row in a form that cannot be read is one row that says so', async ({ page, signIn, sandbox }) => {
    sandbox.script({
      on: { path: guestsOf(lantern.id) },
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

  test('asked to slow down it waits as long as told, then goes on', async ({ page, signIn, sandbox }) => {
    sandbox.setOptions({ perPageCap: 100 })
    // Without pages of members in between, two pages of guests go out together after a clean first one.
    sandbox.script({
      on: { path: `/organizations/${harborAndPine.id}/users` },
      act: [{ do: 'answer', status: 403 }],
    })
    const tooMany = sandbox.script({
      on: { path: guestsOf(harborAndPine.id) },
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

test.describe('When something cannot be read', () => {
  test('a page that fails for good leaves the rest, and Retry reads just that page', async ({
    page,
    signIn,
    sandbox,
  }) => {
    test.slow()
    sandbox.setOptions({ perPageCap: 100 })
    const broken = sandbox.script({
      on: { path: guestsOf(harborAndPine.id), query: { page: '3' } },
      times: 'always',
      act: [{ do: 'answer', status: 500, body: { message: 'SQLSTATE 42' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await expect(guests.trouble).toContainText("We couldn't load page 3 of the list", all25)
    await expect(guests.trouble).toContainText('100 of 2,412 guests are missing')
    await expect(guests.trouble).not.toContainText('SQLSTATE')
    await expect(guests.status('2,312 of 2,412 loaded, some are missing')).toBeVisible()
    await expect(guests.table).toHaveAttribute('aria-rowcount', '2313')
    const before = pagesRead(sandbox, harborAndPine.id).length

    broken.remove()
    await guests.trouble.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('2,412 guests')).toBeVisible(all25)
    await expect(guests.trouble).toHaveCount(0)
    expect(pagesRead(sandbox, harborAndPine.id)).toHaveLength(before + 1)
  })

  test('nothing at all: it says so and why, and Retry reads it', async ({ page, signIn, sandbox }) => {
    const refused = sandbox.script({
      on: { path: guestsOf(lantern.id) },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Guests are not part of your plan' } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
    await expect(guests.trouble).toContainText('Guests are not part of your plan')
    await expect(page.getByText('No guests yet')).toHaveCount(0)
    refused.remove()
    await guests.trouble.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.link('Amara Okafor')).toBeVisible()
  })

  test('an organization that is not there leads to those that are', async ({ page, signIn }) => {
    await signIn(page)
    const guests = new GuestsPage(page, 'ffffffffffffffffffffffffffffffff')
    await guests.goto()
    await expect(guests.trouble).toContainText(
      "This organization doesn't exist, or you're not a member of it.",
    )
    await guests.trouble.getByRole('link', { name: 'Choose an organization' }).click()
    await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible()
  })

  test('an answer that is no list at all counts as not read', async ({ page, signIn, sandbox }) => {
    sandbox.script({
      on: { path: guestsOf(lantern.id) },
      times: 'always',
      act: [{ do: 'answer', status: 200, body: '<h1>Maintenance</h1>' }],
    })
    await signIn(page)
    await new GuestsPage(page, lantern.id).goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
  })

  test('the members: what depends on them is off and says why, the guests are there', async ({
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
    await expect(guests.trouble).toContainText('Members could not be read')
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.row('Amara Okafor')).toContainText('3 members')
    await expect(guests.table.getByText('Unknown member')).toHaveCount(0)
    const filter = page.getByRole('combobox', { name: 'Member' })
    await expect(filter).toBeDisabled()
    await expect(filter).toHaveAccessibleDescription('Members could not be read')
    await expect(guests.view('Member disabled')).toHaveCount(0)
    await expect(guests.view('No associated member')).toBeEnabled()

    broken.remove()
    await guests.trouble.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.view('Member disabled')).toBeEnabled()
    await expect(filter).toBeEnabled()
    await expect(guests.row('Amara Okafor').getByRole('img', { name: /Ana Ferreira/ })).toBeVisible()
  })

  test('the members take their time: nobody is called unknown meanwhile', async ({
    page,
    signIn,
    sandbox,
  }) => {
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
    // What cannot be told yet is not counted either.
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

test.describe('Where the list does not tell members', () => {
  for (const shape of ['legacy', 'legacy-silent'] as const) {
    test(`(${shape}) it reads Open to see, and what needs them is off and says why`, async ({
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
      await expect(filter).toHaveAccessibleDescription(untold)
      for (const view of ['No associated member', 'Member not found', 'Only one member']) {
        await expect(guests.view(view)).toBeDisabled()
        await expect(guests.view(view)).toHaveAttribute('title', untold)
      }
      await guests.view('Never seen').click()
      await expect(guests.link('Fatima Haddad')).toBeVisible()
    })
  }

  test('opening a guest fills its cell in', async ({ page, signIn, sandbox }) => {
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

test.describe('No rows', () => {
  test('an organization without guests says so', async ({ page, signIn, sandbox }) => {
    const pagination = { total: 0, count: 0, per_page: 999, current_page: 1, total_pages: 1 }
    sandbox.script({
      on: { path: guestsOf(lantern.id) },
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
    await guests.search.fill('nobody is called so')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Disabled')
    await expect(page.getByRole('heading', { name: 'No guest matches' })).toBeVisible()
    await expect(guests.status('0 of 42 guests')).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.search).toHaveValue('')
  })
})

test.describe('Refresh', () => {
  test('reads again while the old rows stay; what others did is there, and who is gone is gone', async ({
    guests,
    page,
    sandbox,
  }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.row('Bjørn Lindqvist')).toContainText('Ken Ito')
    sandbox.changeByOther(lantern.id, 'bjorn.l@copperfield.de', { set: [1003] })
    sandbox.deleteByOther(lantern.id, 'amara@bluewater.io')
    const again = sandbox.script({ on: { path: guestsOf(lantern.id) }, act: [{ do: 'hold' }] })
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

  test('that fails keeps the old rows and says so', async ({ guests, sandbox }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    const refused = sandbox.script({
      on: { path: guestsOf(lantern.id) },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Closed for today' } }],
    })
    await guests.refresh.click()
    await expect(guests.trouble).toContainText("We couldn't refresh the list. Closed for today")
    await expect(guests.link('Amara Okafor')).toBeVisible()
    refused.remove()
    await guests.trouble.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.trouble).toHaveCount(0)
    await expect(guests.status('42 guests')).toBeVisible()
  })

  test('happens by itself when one comes back after five minutes, and its age is told', async ({
    page,
    signIn,
    sandbox,
  }) => {
    await page.clock.install()
    await signIn(page)
    const guests = new GuestsPage(page, lantern.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    // The hands on screen move twice a minute.
    await page.clock.runFor('03:40')
    await expect(page.getByText('Updated 3 min. ago')).toBeVisible()
    // A browser without a window knows no other way to come back to a tab.
    const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await comeBack()
    expect(pagesRead(sandbox, lantern.id)).toEqual([1])
    await page.clock.runFor('02:00')
    await comeBack()
    await expect.poll(() => pagesRead(sandbox, lantern.id)).toEqual([1, 1])
    await expect(page.getByText('Updated just now')).toBeVisible()
  })
})
