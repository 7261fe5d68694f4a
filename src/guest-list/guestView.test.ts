import { assert, boolean, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Guest } from '#src/lib/guest.ts'
import type { SortableColumn } from './guestOrder.ts'
import { anyRows, indexSamples, sampleGuest, sampleMember, sampleRows } from './guestSamples.fixture.ts'
import type { GuestFilter } from './guestSearch.ts'
import { createViewMaker, type GuestSort } from './guestView.ts'
import { createIndexedGuests, type IndexedGuests } from './guestIndexer.ts'

const known = (...ids: number[]) => ({ associatedMembers: { known: true as const, ids } })
const absent = { associatedMembers: { known: false as const, reason: 'absent' as const } }
const rowsOf = (...guests: (Partial<Guest> & { email: string })[]) =>
  sampleRows(guests.map((fields) => ({ kind: 'guest' as const, guest: sampleGuest(fields) })))
const members = new Map([[1, sampleMember({ id: 1 })]])
const rows = rowsOf(
  { email: 'b@x.co', ...known(1) },
  { email: 'a@x.co', ...known() },
  { email: 'c@x.co', ...known(9) },
)
const all: GuestFilter = { query: '', status: 'any', member: null, company: '', view: null }
const byName: GuestSort = { column: { id: 'guest', sortValue: 'name' }, dir: 'asc' }
const byMembers: SortableColumn = {
  id: 'members',
  sortValue: ({ associatedMembers: list }) => (list.known ? list.ids.length : null),
}
const shown = (
  guests: IndexedGuests,
  filter: Partial<GuestFilter>,
  make = createViewMaker(),
  sort: Partial<GuestSort> = {},
) => {
  const view = make(guests, { ...all, ...filter }, { ...byName, ...sort })
  return Array.from(view.shown, (slot) => view.index.keys[slot])
}

test('the same input gives the very same view', () => {
  const make = createViewMaker()
  const guests = indexSamples(rows, { members })
  const view = make(guests, all, byName)
  expect(make(guests, { ...all }, { ...byName })).toBe(view)
  expect(make(guests, all, { ...byName, dir: 'desc' })).not.toBe(view)
})

test('another column, or other members, make another view', () => {
  const make = createViewMaker()
  const indexed = createIndexedGuests()
  const guests = indexSamples(rows, { members }, indexed)
  expect(shown(guests, {}, make)).toEqual(['a@x.co', 'b@x.co', 'c@x.co'])
  expect(shown(guests, {}, make, { column: byMembers, dir: 'desc' }).at(-1)).toBe('a@x.co')
  const missing = { view: 'member-not-found' as const }
  expect(shown(guests, missing, make)).toEqual(['c@x.co'])
  const more = new Map([...members, [9, sampleMember({ id: 9 })] as const])
  expect(shown(indexSamples(rows, { members: more }, indexed), missing, make)).toEqual([])
})

test('descending is ascending read backwards', () => {
  assert(
    property(anyRows, constantFrom(byName.column, byMembers), boolean(), (list, column, active) => {
      const guests = indexSamples(list)
      const filter = { status: active ? ('active' as const) : ('any' as const) }
      const ascending = shown(guests, filter, createViewMaker(), { column })
      expect(shown(guests, filter, createViewMaker(), { column, dir: 'desc' })).toEqual(
        ascending.toReversed(),
      )
    }),
  )
})

test('a filter by members waits until they are read', () => {
  const part = { view: 'member-not-found' as const }
  expect(shown(indexSamples(rows), part)).toEqual(['a@x.co', 'b@x.co', 'c@x.co'])
  expect(shown(indexSamples(rows, { members }), part)).toEqual(['c@x.co'])
  expect(shown(indexSamples(rows, { members }), { member: 1 })).toEqual(['b@x.co'])
})

test('where the list came without members, filters that need them are off', () => {
  const legacy = indexSamples(
    rowsOf({ email: 'a@x.co', ...absent }, { email: 'b@x.co', ...absent }, { email: 'c@x.co', ...known() }),
    { members },
  )
  expect(createViewMaker()(legacy, all, byName).listHasMembers).toBe(false)
  expect(shown(legacy, { view: 'no-member', member: 1 })).toHaveLength(3)
})

test('what changed in the list shows in the next view, also when the Map is the same', () => {
  const list = new Map(rows)
  const make = createViewMaker()
  const indexed = createIndexedGuests()
  expect(shown(indexSamples(list, {}, indexed), {}, make)).toHaveLength(3)
  list.delete('b@x.co')
  expect(shown(indexSamples(list, {}, indexed), {}, make)).toEqual(['a@x.co', 'c@x.co'])
})

test('a view made while rows leave has no row of theirs and no empty row', () => {
  const list = new Map(rows)
  const make = createViewMaker()
  const indexed = createIndexedGuests()
  const guests = indexSamples(list, {}, indexed)
  expect(shown(guests, {}, make)).toHaveLength(3)
  list.delete('b@x.co')
  indexSamples(list, {}, indexed)
  // The state before is still on screen, and is now sorted by another column.
  expect(shown(guests, {}, make, { column: byMembers, dir: 'desc' })).toEqual(['c@x.co', 'a@x.co'])
})
