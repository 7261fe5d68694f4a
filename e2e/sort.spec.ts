import { lantern } from '#src/sandbox/data/organizations.ts'
import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'
import { expect, test } from './fixtures.ts'
import { byName, compareNames, idsOf, instantOf, isDisabled, made } from './made.ts'

const companyOf = ({ details }: WireGuest) => details.company_name ?? ''
const since = (at: string | null) => instantOf(at) ?? Number.NEGATIVE_INFINITY
/** As many rows as are certainly near the window. */
const top = (emails: readonly string[]) => emails.slice(0, 15)

/** What each column sorts by; 0 where the order of the names decides. */
const orders: [column: string, compare: (one: WireGuest, other: WireGuest) => number][] = [
  ['Guest', byName],
  [
    'Company',
    (one, other) =>
      Number(companyOf(one) === '') - Number(companyOf(other) === '') ||
      compareNames(companyOf(one), companyOf(other)),
  ],
  ['Status', (one, other) => Number(isDisabled(one)) - Number(isDisabled(other))],
  ['Associated members', (one, other) => idsOf(one).length - idsOf(other).length],
  // Two who were never there: a difference of nothing and nothing is no number.
  ['Last accessed', (one, other) => since(one.last_accessed_at) - since(other.last_accessed_at) || 0],
  ['Tasks', (one, other) => one.stats.assigned_tasks - other.stats.assigned_tasks],
  ['Created', (one, other) => since(one.created_at) - since(other.created_at)],
]

for (const [column, compare] of orders) {
  test(`sorts by ${column}, both ways, equal ones in the order of their names`, async ({ guests, page }) => {
    const ordered = made(lantern.id)
      .toSorted((one, other) => compare(one, other) || byName(one, other))
      .map(({ email }) => email)
    await expect(guests.status('42 guests')).toBeVisible()
    const heading = guests.column(column)
    if (column !== 'Guest') {
      await expect(heading).not.toHaveAttribute('aria-sort')
      await heading.getByRole('button').click()
    }
    await expect(heading).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(async () => top(await guests.emails())).toEqual(top(ordered))
    await heading.getByRole('button').click()
    await expect(heading).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(async () => top(await guests.emails())).toEqual(top(ordered.toReversed()))
    await expect(page.getByRole('columnheader').and(page.locator('[aria-sort]'))).toHaveCount(1)
    await page.reload()
    await expect(heading).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(async () => top(await guests.emails())).toEqual(top(ordered.toReversed()))
  })
}
