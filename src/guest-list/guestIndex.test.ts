import { array, assert, integer, property, tuple, uniqueArray } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { keyOf } from '#src/lib/guest.ts'
import {
  createGuestSlots,
  createMemberLists,
  hasOneOf,
  type GuestIndex,
  membersAt,
  type RowChange,
  rowsOf,
} from './guestIndex.ts'
import { anyRows, indexSamples, sampleGuest, sampleRows } from './guestSamples.fixture.ts'
import { createIndexedGuests } from './guestIndexer.ts'

const rowOf = (email: string, firstName = '') => ({
  kind: 'guest' as const,
  guest: sampleGuest({ email, firstName }),
})

const slotsByKey = (index: GuestIndex) => new Map(Array.from(rowsOf(index), ({ key, slot }) => [key, slot]))

test('however the list changes, the index holds its rows, and a guest keeps its slot', () => {
  assert(
    property(array(anyRows, { maxLength: 5 }), (lists) => {
      const { slots, take, publish } = createGuestSlots(() => undefined)
      let before = new Map<string, number>()
      for (const list of lists) {
        expect(take(list)).toBe(false)
        const index = publish()
        const held = slotsByKey(index)
        expect(new Map(Array.from(rowsOf(index), ({ key, row }) => [key, row]))).toEqual(list)
        expect(held.size).toBe(index.count)
        for (const [key, slot] of before) if (list.has(key)) expect(held.get(key)).toBe(slot)
        before = held
        const anew = createGuestSlots(() => undefined)
        anew.take(list)
        for (const { slot, row } of rowsOf(anew.publish())) {
          const place = held.get(keyOf(row)) ?? -1
          expect([slots.texts[place], slots.titles[place], membersAt(slots.memberLists, place)]).toEqual([
            anew.slots.texts[slot],
            anew.slots.titles[slot],
            membersAt(anew.slots.memberLists, slot),
          ])
        }
      }
    }),
  )
})

test('every change of a row is reported, once and with the row before', () => {
  assert(
    property(array(anyRows, { maxLength: 5 }), (lists) => {
      const followed: RowChange['row'][] = []
      const { slots, take } = createGuestSlots(({ slot, before, row }) => {
        expect(followed[slot] ?? null).toBe(before)
        expect(row).not.toBe(before)
        followed[slot] = row
      })
      for (const list of lists) take(list)
      expect(followed).toEqual(slots.rows)
    }),
  )
})

test('a list filled again after it was empty is indexed anew, without holes', () => {
  const list = sampleRows([rowOf('a@x.co', 'Ann'), rowOf('b@x.co', 'Bob')])
  const indexed = createIndexedGuests()
  indexSamples(list, {}, indexed)
  indexSamples(sampleRows([]), {}, indexed)
  expect(indexSamples(list, {}, indexed).index).toEqual(indexSamples(list).index)
})

test('a row whose texts are the same keeps the very same text', () => {
  const changes: boolean[] = []
  const { slots, take } = createGuestSlots(({ isSameText }) => changes.push(isSameText))
  take(sampleRows([rowOf('a@x.co', 'Ann')]))
  const before = slots.texts[0]
  const guest = sampleGuest({ email: 'a@x.co', firstName: 'Ann', disabled: true })
  take(sampleRows([{ kind: 'guest', guest }]))
  expect(slots.rows[0]).toMatchObject({ guest: { disabled: true } })
  expect(slots.texts[0]).toBe(before)
  expect(changes).toEqual([false, true])
})

test('a list taken some rows at a time is in the end the same list, and no row is lost on the way', () => {
  assert(
    property(anyRows, anyRows, integer({ min: 1, max: 7 }), (first, then, most) => {
      const whole = createGuestSlots(() => undefined)
      whole.take(first)
      whole.take(then)
      let changed = 0
      const { take, publish } = createGuestSlots(() => (changed += 1))
      take(first)
      const slots = slotsByKey(publish())
      for (let hasMore = true; hasMore;) {
        changed = 0
        hasMore = take(then, most)
        const held = slotsByKey(publish())
        expect(held.size).toBe(publish().count)
        for (const [key, slot] of slots) if (then.has(key)) expect(held.get(key)).toBe(slot)
        // At least as many rows as texts, and never none: it ends.
        if (hasMore) expect(changed).toBeGreaterThanOrEqual(most)
      }
      expect(publish()).toEqual(whole.publish())
    }),
  )
})

test('rows that came after an index was published are not part of it', () => {
  const { take, publish } = createGuestSlots(() => undefined)
  take(sampleRows([rowOf('a@x.co')]))
  const older = publish()
  take(sampleRows([rowOf('a@x.co'), rowOf('b@x.co')]))
  expect([[...slotsByKey(older).keys()], [...slotsByKey(publish()).keys()]]).toEqual([
    ['a@x.co'],
    ['a@x.co', 'b@x.co'],
  ])
})

describe('member lists', () => {
  it('hold the list that each slot was given last', () => {
    const anyIds = uniqueArray(integer({ min: 0, max: 9e9 }), { maxLength: 4 })
    assert(
      property(array(tuple(integer({ min: 0, max: 5 }), anyIds)), (changes) => {
        const { lists, set } = createMemberLists()
        const last = new Map<number, readonly number[]>()
        for (const [slot, ids] of changes) {
          set(slot, ids)
          last.set(slot, ids)
        }
        for (let slot = 0; slot <= 6; slot++) expect(membersAt(lists, slot)).toEqual(last.get(slot) ?? [])
      }),
    )
  })

  it('find out whether one of several members is in a list', () => {
    const { lists, set } = createMemberLists()
    set(0, [1, 2])
    set(1, [])
    set(2, [3])
    const found = (ids: readonly number[]) => [0, 1, 2, 3].map((slot) => hasOneOf(lists, slot, new Set(ids)))
    expect(found([2, 9])).toEqual([true, false, false, false])
    expect(found([3])).toEqual([false, false, true, false])
    expect(found([0])).toEqual([false, false, false, false])
  })
})
