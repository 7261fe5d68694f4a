import { edgeCases } from '#src/sandbox/data/organizations.ts'
import type { WireGuest } from '#src/sandbox/data/wireGuest.ts'
import { expect, test } from './fixtures.ts'
import { compareByName, compareNames, memberIdsIn, epochMsOf, isDisabled, baseGuests } from './baseGuests.ts'

const companyOf = ({ details }: WireGuest) => details.company_name ?? ''
const since = (at: string | null) => epochMsOf(at) ?? Number.NEGATIVE_INFINITY
/** The rows that are certainly in the DOM. */
const top = (emails: readonly string[]) => emails.slice(0, 15)

/** How each column sorts. At 0 the names decide. */
const orders: [column: string, compare: (one: WireGuest, other: WireGuest) => number][] = [
  ['Guest', compareByName],
  [
    'Company',
    (one, other) =>
      Number(companyOf(one) === '') - Number(companyOf(other) === '') ||
      compareNames(companyOf(one), companyOf(other)),
  ],
  ['Status', (one, other) => Number(isDisabled(one)) - Number(isDisabled(other))],
  ['Associated members', (one, other) => memberIdsIn(one).length - memberIdsIn(other).length],
  // Infinity minus infinity is NaN.
  ['Last accessed', (one, other) => since(one.last_accessed_at) - since(other.last_accessed_at) || 0],
  ['Tasks', (one, other) => one.stats.assigned_tasks - other.stats.assigned_tasks],
  ['Created', (one, other) => since(one.created_at) - since(other.created_at)],
]

test('every column sorts in both directions, equal values by name, and a reload keeps the order', async ({
  guests,
  page,
}) => {
  await expect(guests.status('42 guests')).toBeVisible()
  for (const [column, compare] of orders) {
    const ordered = baseGuests(edgeCases.id)
      .toSorted((one, other) => compare(one, other) || compareByName(one, other))
      .map(({ email }) => email)
    const heading = guests.column(column)
    if (column !== 'Guest') {
      await expect(heading).not.toHaveAttribute('aria-sort')
      await heading.getByRole('button').click()
    }
    await expect(heading).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(async () => top(await guests.emails()), column).toEqual(top(ordered))
    await heading.getByRole('button').click()
    await expect(heading).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(async () => top(await guests.emails()), column).toEqual(top(ordered.toReversed()))
    await expect(page.getByRole('columnheader').and(page.locator('[aria-sort]'))).toHaveCount(1)
  }
  const emails = await guests.emails()
  await page.reload()
  await expect(guests.column('Created')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(async () => top(await guests.emails())).toEqual(top(emails))
})
