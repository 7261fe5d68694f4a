import { expect, test } from 'vitest'
import { companiesOf, noCompany, tidyCompany } from './companies.ts'
import { indexSamples, sampleGuest, sampleRows } from './guestSamples.fixture.ts'
import { compareNames } from './guestOrder.ts'
import { createGuestSearch } from './guestSearch.ts'

const written = [
  'Acme Corp',
  'Acme Corp',
  ' Acme Corp ',
  'Acme\u00a0Corp',
  'ACME CORP',
  'acme  corp',
  '',
  ' \u00a0',
  'Any',
  'Ébène',
]
const guests = indexSamples(
  sampleRows(
    written.map((company, nth) => ({
      kind: 'guest',
      guest: sampleGuest({ email: `g${nth}@x.co`, company }),
    })),
  ),
)

test('one company written in six ways is one, called as most guests call it; blanks are none', () => {
  expect(companiesOf(guests.index)).toEqual([
    { name: 'Acme Corp', guests: 6 },
    { name: 'Any', guests: 1 },
    { name: 'Ébène', guests: 1 },
    { name: '', guests: 2 },
  ])
})

test('kinds of spaces do not put one company at two places of a sorted list', () => {
  const sorted = ['Acme Bau', 'Acme \u00a0Corp ', 'Acme  Bau', 'Acme Corp'].toSorted((one, other) =>
    compareNames(tidyCompany(one), tidyCompany(other)),
  )
  expect(sorted).toEqual(['Acme Bau', 'Acme  Bau', 'Acme \u00a0Corp ', 'Acme Corp'])
})

test.each([
  ['ACME corp', 6],
  ['Any', 1],
  ['any', 1],
  ['ebene', 1],
  [noCompany, 2],
  ['', written.length],
  ['Acme', 0],
])('the filter by company %j finds %i guests', (company, count) => {
  const filter = { query: '', status: 'any', member: null, company, view: null } as const
  expect(createGuestSearch()(guests, filter).count).toBe(count)
})
