import { array, assert, boolean, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { weighGuests } from './attention.ts'
import { arrange } from './guestArrangement.ts'
import { guestColumns, type GuestColumn } from './guestColumns.ts'
import { createGuestMatcher } from './guestFilter.ts'
import { createGuestIndex, indexGuests, type GuestIndex } from './guestIndex.ts'
import { ordersOf, sharesName, type GuestOrders } from './guestOrder.ts'
import { keyOf } from '#src/lib/guestRow.ts'
import { anyList, guestOf, listOf } from './guestSamples.fixture.ts'

const keysIn = (index: GuestIndex, slots: Iterable<number>) =>
  Array.from(slots, (slot) => {
    const row = index.rows[slot]
    return row ? keyOf(row) : 'nobody'
  })

const namesBy = (column: GuestColumn, guests: Parameters<typeof guestOf>[0][]) => {
  const index = indexGuests(
    createGuestIndex(),
    listOf(guests.map((said) => ({ kind: 'guest', guest: guestOf(said) }))),
  )
  return keysIn(index, ordersOf(index, null).by(column).slots)
}

test('an order kept up page by page is the order made at the end', () => {
  assert(
    property(
      array(anyList, { minLength: 1, maxLength: 5 }),
      constantFrom(...guestColumns),
      (lists, column) => {
        let kept: GuestOrders | null = null
        let index = createGuestIndex()
        for (const list of lists) {
          index = indexGuests(index, list)
          const anew = ordersOf(index, null).by(column)
          kept = ordersOf(index, kept)
          expect([...kept.by(column).slots]).toEqual([...anew.slots])
          expect(keysIn(index, anew.slots).toSorted()).toEqual([...list.keys()].toSorted())
        }
      },
    ),
  )
})

test('descending is ascending read backwards', () => {
  assert(
    property(anyList, constantFrom(...guestColumns), boolean(), (list, column, active) => {
      const index = indexGuests(createGuestIndex(), list)
      const order = ordersOf(index, null).by(column)
      const status = active ? 'active' : 'any'
      const filter = { query: '', status, member: null, company: '', view: null } as const
      const found = createGuestMatcher()(index, weighGuests(index, null, 0, null), filter)
      expect([...arrange(order, found, true)]).toEqual([...arrange(order, found, false)].toReversed())
    }),
  )
})

test('names are ordered as people expect, ties by email', () => {
  const order = namesBy('guest', [
    { email: 'z@x.co', firstName: 'Zoë' },
    { email: 'b@x.co', firstName: 'Émile' },
    { email: 'd@x.co', firstName: 'Studio 10' },
    { email: 'c@x.co', firstName: 'Studio 9' },
    { email: 'f@x.co', firstName: 'Emma' },
    { email: 'e@x.co', firstName: 'Emma' },
    { email: 'anna@x.co' },
  ])
  expect(order).toEqual(['anna@x.co', 'b@x.co', 'e@x.co', 'f@x.co', 'c@x.co', 'd@x.co', 'z@x.co'])
})

test('guests without a company come after those with one, each in the order of the names', () => {
  const order = namesBy('company', [
    { email: '1@x.co', firstName: 'Cy' },
    { email: '2@x.co', firstName: 'Bo', company: 'Éclair' },
    { email: '3@x.co', firstName: 'Al', company: 'Éclair' },
    { email: '4@x.co', firstName: 'Di', company: 'Fox' },
    { email: '5@x.co', firstName: 'Al' },
  ])
  expect(order).toEqual(['3@x.co', '2@x.co', '4@x.co', '5@x.co', '1@x.co'])
})

test('who never came is the longest away', () => {
  const order = namesBy('accessed', [
    { email: '1@x.co', lastAccessedAt: 20 },
    { email: '2@x.co', lastAccessedAt: null },
    { email: '3@x.co', lastAccessedAt: 10 },
  ])
  expect(order).toEqual(['2@x.co', '3@x.co', '1@x.co'])
})

test('equal names are known as such, wherever they came in', () => {
  assert(
    property(anyList, (list) => {
      const index = indexGuests(createGuestIndex(), list)
      const byName = ordersOf(index, null).by('guest')
      const shared = byName.slots.filter((slot) => sharesName(byName, slot))
      const twins = [...index.titles.keys()].filter(
        (slot) =>
          index.titles[slot] !== '' &&
          index.titles.filter((title) => title === index.titles[slot]).length > 1,
      )
      expect(new Set(shared)).toEqual(new Set(twins))
    }),
  )
})
