import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { guestsPath, pagesRead } from './listPages.ts'

test.describe('an empty list', () => {
  test('an organization without guests says so', async ({ page, signIn, sandbox }) => {
    const pagination = { total: 0, count: 0, per_page: 999, current_page: 1, total_pages: 1 }
    sandbox.script({
      on: { path: guestsPath(edgeCases.id) },
      act: [{ do: 'answer', status: 200, body: { data: [], meta: { pagination } } }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
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
    sandbox.changeByOther(edgeCases.id, 'bjorn.l@copperfield.de', { set: [1003] })
    sandbox.deleteByOther(edgeCases.id, 'amara@bluewater.io')
    const again = sandbox.script({ on: { path: guestsPath(edgeCases.id) }, act: [{ do: 'hold' }] })
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
      on: { path: guestsPath(edgeCases.id) },
      times: 'always',
      act: [{ do: 'answer', status: 403, body: { message: 'Closed for today' } }],
    })
    await guests.refresh.click()
    await expect(guests.alert).toContainText(
      "We couldn't refresh the list. You aren't allowed to do this. “Closed for today”",
    )
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
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await expect(guests.status('42 guests')).toBeVisible()
    // Relative times on screen are updated twice a minute.
    await page.clock.runFor('03:40')
    await expect(page.getByText('Updated 3 min. ago')).toBeVisible()
    // A headless browser has no other way to return to a tab.
    const returnToTab = () => page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await returnToTab()
    expect(pagesRead(sandbox, edgeCases.id)).toEqual([1])
    await page.clock.runFor('02:00')
    await returnToTab()
    await expect.poll(() => pagesRead(sandbox, edgeCases.id)).toEqual([1, 1])
    await expect(page.getByText('Updated just now')).toBeVisible()
  })
})
