import * as z from 'zod'
import { harborAndPine, edgeCases } from '#src/sandbox/data/organizations.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import type { ScriptHandle } from '#src/sandbox/script/activeRules.ts'
import type { ServedSandbox } from '#src/sandbox/serve.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { GuestsPage } from './guestsPage.ts'
import { baseGuests, nameOf } from './baseGuests.ts'
import { guestsPath, pagesRead, upTo, longTimeout } from './listPages.ts'

/** Holds every page of guests except the first until `release` is called. */
function holdOtherPages(sandbox: SandboxControl, org: string, perPage: number): ScriptHandle {
  sandbox.setOptions({ perPageCap: perPage })
  return sandbox.script({ on: { path: guestsPath(org) }, nth: 2, times: 'always', act: [{ do: 'hold' }] })
}

const Pages = z.object({ data: z.array(z.unknown()) })

/** Scripts the answers to the first pages: slices of the guests, with `total` as their number. */
async function scriptPages(sandboxServer: ServedSandbox, total: number, cuts: [from: number, to: number][]) {
  const answer = await fetch(`${sandboxServer.url}/api${guestsPath(edgeCases.id)}?per_page=42&with=stats`, {
    headers: { Authorization: `Bearer ${sandboxTokens.admin}`, 'X-Tallyfy-Client': 'APIClient' },
  })
  const { data } = Pages.parse(await answer.json())
  for (const [index, [from, to]] of cuts.entries()) {
    const rows = data.slice(from, to)
    const pagination = { total, count: rows.length, per_page: 20, current_page: index + 1, total_pages: 3 }
    sandboxServer.control.script({
      on: { path: guestsPath(edgeCases.id), query: { page: String(index + 1) } },
      act: [{ do: 'answer', status: 200, body: { data: rows, meta: { pagination } } }],
    })
  }
}

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
    const rest = holdOtherPages(sandbox, edgeCases.id, 20)
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await rest.reached()
    await expect(guests.status('20 of 42 loaded')).toBeVisible()
    await page.getByRole('link', { name: 'Changes' }).click()
    await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeVisible()
    rest.release()
    await expect.poll(() => pagesRead(sandbox, edgeCases.id).length).toBe(3)
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
    const guests = new GuestsPage(page, edgeCases.id)
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
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await expect(guests.status('41 of 42 loaded, some are missing')).toBeVisible()
    await expect(guests.alert).toContainText('1 of 42 guests is missing')
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(guests.alert).toHaveCount(0)
  })

  test('an unreadable row says so and hides no other row', async ({ page, signIn, sandbox }) => {
    sandbox.script({
      on: { path: guestsPath(edgeCases.id) },
      act: [
        { do: 'row', index: 0, as: { email: 'amara@bluewater.io', details: 'none' } },
        { do: 'row', index: 1, as: 7 },
      ],
    })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
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
