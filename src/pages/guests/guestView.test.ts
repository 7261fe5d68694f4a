import { expect, test } from 'vitest'
import { guestOf, listOf, memberOf } from '#src/lib/guestSamples.ts'
import { defaultGuestSearch } from './guestSearch.ts'
import { createViewMaker, type ViewInput } from './guestView.ts'

const known = (...ids: number[]) => ({ associatedMembers: { known: true as const, ids } })
const absent = { associatedMembers: { known: false as const, reason: 'absent' as const } }
const rowsOf = (...guests: Parameters<typeof guestOf>[0][]) => ({
  rows: listOf(guests.map((said) => ({ kind: 'guest' as const, guest: guestOf(said) }))),
})
const members = new Map([[1, memberOf({ id: 1 })]])
const list = rowsOf(
  { email: 'b@x.co', ...known(1) },
  { email: 'a@x.co', ...known() },
  { email: 'c@x.co', ...known(9) },
)
const ask: ViewInput = { list, members, search: defaultGuestSearch, now: 0 }
const shownIn = (make: ReturnType<typeof createViewMaker>, input: Partial<ViewInput>) => {
  const { index, shown } = make({ ...ask, ...input })
  return Array.from(shown, (slot) => index.keys[slot])
}

test('asked the same again it answers with the very same view', () => {
  const make = createViewMaker()
  const view = make(ask)
  expect(make({ ...ask, search: { ...defaultGuestSearch } })).toBe(view)
  expect(make({ ...ask, search: { ...defaultGuestSearch, dir: 'desc' } })).not.toBe(view)
})

test('a filter by members waits until they are read', () => {
  const make = createViewMaker()
  const search = { ...defaultGuestSearch, view: 'member-not-found' as const }
  expect(shownIn(make, { search, members: null })).toEqual(['a@x.co', 'b@x.co', 'c@x.co'])
  expect(shownIn(make, { search })).toEqual(['c@x.co'])
  expect(shownIn(make, { search: { ...defaultGuestSearch, member: '1' } })).toEqual(['b@x.co'])
})

test('where the list does not say who looks after whom, what asks for it is off', () => {
  const legacy = rowsOf(
    { email: 'a@x.co', ...absent },
    { email: 'b@x.co', ...absent },
    { email: 'c@x.co', ...known() },
  )
  const make = createViewMaker()
  expect(make({ ...ask, list: legacy }).listed).toBe(false)
  const search = { ...defaultGuestSearch, view: 'no-member' as const, member: '1' }
  expect(shownIn(make, { list: legacy, search })).toHaveLength(3)
})

test('what changed in the list shows in the next view, also when the Map is the same', () => {
  const rows = new Map(list.rows)
  const make = createViewMaker()
  expect(shownIn(make, { list: { rows } })).toHaveLength(3)
  rows.delete('b@x.co')
  expect(shownIn(make, { list: { rows } })).toEqual(['a@x.co', 'c@x.co'])
})
