import { expect, test } from 'vitest'
import { emptyList } from '#src/api/guests/guestList.ts'
import { guestOf, listOf, memberOf } from './guestSamples.fixture.ts'
import type { GuestFilter } from './guestFilter.ts'
import { createViewMaker, type GuestSort } from './guestView.ts'
import { indexSteps, nothingIndexed, type IndexedGuests, type IndexInput } from './indexedGuests.ts'

const known = (...ids: number[]) => ({ associatedMembers: { known: true as const, ids } })
const absent = { associatedMembers: { known: false as const, reason: 'absent' as const } }
const rowsOf = (...guests: Parameters<typeof guestOf>[0][]) => ({
  ...emptyList,
  rows: listOf(guests.map((said) => ({ kind: 'guest' as const, guest: guestOf(said) }))),
})
const members = new Map([[1, memberOf({ id: 1 })]])
const list = rowsOf(
  { email: 'b@x.co', ...known(1) },
  { email: 'a@x.co', ...known() },
  { email: 'c@x.co', ...known(9) },
)
const indexed = (input: Partial<IndexInput>, before = nothingIndexed()): IndexedGuests => {
  const steps = indexSteps(before, { list, members, now: 0, column: 'guest', ...input })
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
const all: GuestFilter = { query: '', status: 'any', member: null, company: '', view: null }
const byName: GuestSort = { column: 'guest', dir: 'asc' }
const shown = (guests: IndexedGuests, part: Partial<GuestFilter & GuestSort>, make = createViewMaker()) => {
  const { column, dir } = { ...byName, ...part }
  const { query, status, member, company, view: rule } = { ...all, ...part }
  const view = make(guests, { query, status, member, company, view: rule }, { column, dir })
  return Array.from(view.shown, (slot) => view.index.keys[slot])
}

test('asked the same again it answers with the very same view', () => {
  const make = createViewMaker()
  const guests = indexed({})
  const view = make(guests, all, byName)
  expect(make(guests, { ...all }, { ...byName })).toBe(view)
  expect(make(guests, all, { ...byName, dir: 'desc' })).not.toBe(view)
})

test('another column, or other members, make another view', () => {
  const make = createViewMaker()
  expect(shown(indexed({}), {}, make)).toEqual(['a@x.co', 'b@x.co', 'c@x.co'])
  expect(shown(indexed({}), { column: 'members', dir: 'desc' }, make).at(-1)).toBe('a@x.co')
  const before = indexed({})
  const missing = { view: 'member-not-found' as const }
  expect(shown(before, missing, make)).toEqual(['c@x.co'])
  const more = new Map([...members, [9, memberOf({ id: 9 })] as const])
  expect(shown(indexed({ members: more }, before), missing, make)).toEqual([])
})

test('a filter by members waits until they are read', () => {
  const part = { view: 'member-not-found' as const }
  expect(shown(indexed({ members: null }), part)).toEqual(['a@x.co', 'b@x.co', 'c@x.co'])
  expect(shown(indexed({}), part)).toEqual(['c@x.co'])
  expect(shown(indexed({}), { member: 1 })).toEqual(['b@x.co'])
})

test('where the list does not say who looks after whom, what asks for it is off', () => {
  const legacy = indexed({
    list: rowsOf(
      { email: 'a@x.co', ...absent },
      { email: 'b@x.co', ...absent },
      { email: 'c@x.co', ...known() },
    ),
  })
  expect(createViewMaker()(legacy, all, byName).listed).toBe(false)
  expect(shown(legacy, { view: 'no-member', member: 1 })).toHaveLength(3)
})

test('what changed in the list shows in the next view, also when the Map is the same', () => {
  const rows = new Map(list.rows)
  const make = createViewMaker()
  const before = indexed({ list: { ...list, rows } })
  expect(shown(before, {}, make)).toHaveLength(3)
  rows.delete('b@x.co')
  expect(shown(indexed({ list: { ...list, rows } }, before), {}, make)).toEqual(['a@x.co', 'c@x.co'])
})
