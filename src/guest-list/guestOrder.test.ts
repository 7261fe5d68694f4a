import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { type Guest, keyOf } from '#src/lib/guest.ts'
import { rowsOf } from './guestIndex.ts'
import type { SortableColumn } from './guestOrder.ts'
import { anyRows, indexSamples, sampleGuest, sampleRows } from './guestSamples.fixture.ts'
import { createIndexedGuests, type IndexedGuests } from './guestIndexer.ts'

const byName: SortableColumn = { id: 'guest', sortValue: 'name' }
const byCompany: SortableColumn = { id: 'company', sortValue: ({ company }) => company }
const byAccess: SortableColumn = { id: 'accessed', sortValue: ({ lastAccessedAt }) => lastAccessedAt }
const byStatus: SortableColumn = { id: 'status', sortValue: ({ disabled }) => (disabled ? 1 : 0) }
const columns = [byName, byCompany, byAccess, byStatus]

const keysBy = ({ index, orders }: IndexedGuests, column: SortableColumn) =>
  Array.from(orders.by(column), (slot) => {
    const row = index.rows[slot]
    return row ? keyOf(row) : 'empty'
  })

const emailsBy = (column: SortableColumn, guests: (Partial<Guest> & { email: string })[]) =>
  keysBy(
    indexSamples(sampleRows(guests.map((fields) => ({ kind: 'guest', guest: sampleGuest(fields) })))),
    column,
  )

test('an order kept up to date with the list is the order made at the end', () => {
  assert(
    property(array(anyRows, { minLength: 1, maxLength: 5 }), constantFrom(...columns), (lists, column) => {
      const indexed = createIndexedGuests()
      for (const list of lists) {
        const keys = keysBy(indexSamples(list, { column }, indexed), column)
        expect(keys).toEqual(keysBy(indexSamples(list), column))
        expect(keys.toSorted()).toEqual([...list.keys()].toSorted())
      }
    }),
  )
})

test('an order is the same object until a row in it may have moved', () => {
  const rows = sampleRows([{ kind: 'guest', guest: sampleGuest({ email: 'a@x.co', company: 'Acme' }) }])
  const indexed = createIndexedGuests()
  const change = (fields: Partial<Guest>) => {
    const guest = sampleGuest({ email: 'a@x.co', company: 'Acme', ...fields })
    rows.set('a@x.co', { kind: 'guest', guest })
    const { orders } = indexSamples(rows, {}, indexed)
    return [orders.by(byName), orders.by(byCompany), orders.by(byStatus)]
  }
  const [name, company, status] = change({})
  const after = change({ disabled: true })
  expect([after[0] === name, after[1] === company, after[2] === status]).toEqual([true, true, false])
})

test('names are ordered as the language does, ties by email', () => {
  const order = emailsBy(byName, [
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

test('letters and digits come before symbols, in names and in companies', () => {
  const guests = [
    { email: '1@x.co', firstName: '=SUM', company: '@acme' },
    { email: '2@x.co', firstName: '🦊 Fox', company: '' },
    { email: '3@x.co', firstName: 'Zoë', company: 'Зоря' },
    { email: '4@x.co', firstName: '王', company: '9 Lives' },
    { email: '5@x.co', firstName: 'Éva', company: 'Acme' },
  ]
  const byTitle = emailsBy(byName, guests)
  expect(byTitle.slice(0, 3)).toEqual(['5@x.co', '3@x.co', '4@x.co'])
  expect(byTitle.slice(3).toSorted()).toEqual(['1@x.co', '2@x.co'])
  expect(emailsBy(byCompany, guests)).toEqual(['4@x.co', '5@x.co', '3@x.co', '1@x.co', '2@x.co'])
})

test('guests without a company come after those with one, each in the order of the names', () => {
  const order = emailsBy(byCompany, [
    { email: '1@x.co', firstName: 'Cy' },
    { email: '2@x.co', firstName: 'Bo', company: 'Éclair' },
    { email: '3@x.co', firstName: 'Al', company: 'Éclair' },
    { email: '4@x.co', firstName: 'Di', company: 'Fox' },
    { email: '5@x.co', firstName: 'Al' },
  ])
  expect(order).toEqual(['3@x.co', '2@x.co', '4@x.co', '5@x.co', '1@x.co'])
})

test('texts that the language takes for the same are in the order of the names', () => {
  const order = emailsBy(byCompany, [
    { email: '1@x.co', firstName: 'Cy', company: 'Room 7' },
    { email: '2@x.co', firstName: 'Al', company: 'Room 07' },
    { email: '3@x.co', firstName: 'Bo', company: 'Room 7' },
  ])
  expect(order).toEqual(['2@x.co', '3@x.co', '1@x.co'])
})

test('guests who never came are the longest away', () => {
  const order = emailsBy(byAccess, [
    { email: '1@x.co', lastAccessedAt: 20 },
    { email: '2@x.co', lastAccessedAt: null },
    { email: '3@x.co', lastAccessedAt: 10 },
  ])
  expect(order).toEqual(['2@x.co', '3@x.co', '1@x.co'])
})

test('equal names are known as such, wherever they came in', () => {
  assert(
    property(anyRows, anyRows, (first, then) => {
      const indexed = createIndexedGuests()
      indexSamples(first, {}, indexed)
      const { index, orders } = indexSamples(then, {}, indexed)
      const titles = Array.from(rowsOf(index), ({ slot }) => index.titles[slot] ?? '')
      for (const { slot } of rowsOf(index)) {
        const title = index.titles[slot] ?? ''
        const isShared = title !== '' && titles.filter((other) => other === title).length > 1
        expect(orders.hasDuplicateName(slot)).toBe(isShared)
      }
    }),
  )
})
