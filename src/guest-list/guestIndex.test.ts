import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { createGuestIndex, indexGuests, rowAt, rowsOf, type GuestIndex } from './guestIndex.ts'
import { keyOf } from '#src/lib/guestRow.ts'
import { anyList, guestOf, listOf } from './guestSamples.fixture.ts'

const rowOf = (email: string, firstName = '') => ({
  kind: 'guest' as const,
  guest: guestOf({ email, firstName }),
})

const says = (index: GuestIndex) =>
  Array.from({ length: index.size }, (_, slot) => [rowAt(index, slot), index.keys[slot], index.titles[slot]])

const keysOf = (index: GuestIndex) => Array.from(rowsOf(index), ({ key }) => key)

test('however the list changes, the index holds its rows, and a guest keeps its slot', () => {
  assert(
    property(array(anyList, { maxLength: 5 }), (lists) => {
      let index = createGuestIndex()
      const slotOf = new Map<string, number>()
      for (const list of lists) {
        index = indexGuests(index, list)
        const held = index.rows.flatMap((row, slot) => (row ? [{ row, slot, key: keyOf(row) }] : []))
        expect(new Map(held.map(({ key, row }) => [key, row]))).toEqual(list)
        expect(held.length).toBe(index.count)
        const moved = held.filter(({ key, slot }) => (slotOf.get(key) ?? slot) !== slot)
        expect(moved.filter(({ key }) => list.has(key) && slotOf.has(key))).toEqual([])
        slotOf.clear()
        for (const { key, slot } of held) slotOf.set(key, slot)
        const anew = indexGuests(createGuestIndex(), list)
        for (const [slot, row] of anew.rows.entries()) {
          const place = held.find(({ key }) => row !== null && key === keyOf(row))?.slot ?? -1
          expect([index.texts[place], index.titles[place]]).toEqual([anew.texts[slot], anew.titles[slot]])
        }
      }
    }),
  )
})

test('a list seen from empty again is indexed anew, without holes', () => {
  const list = listOf([rowOf('a@x.co', 'Ann'), rowOf('b@x.co', 'Bob')])
  const back = indexGuests(indexGuests(indexGuests(createGuestIndex(), list), listOf([])), list)
  expect(back).toEqual(indexGuests(createGuestIndex(), list))
})

test('an earlier index says what it said, whatever came after it', () => {
  assert(
    property(array(anyList, { minLength: 1, maxLength: 5 }), (lists) => {
      const made = [createGuestIndex()]
      // Also lists that follow from the same one, as when a drawing is thrown away and done again.
      for (const [step, list] of lists.entries())
        made.push(indexGuests(made[step % 2] ?? createGuestIndex(), list))
      const said = made.map((index) => structuredClone(says(index)))
      for (const [step, list] of lists.toReversed().entries())
        indexGuests(made[step] ?? createGuestIndex(), list)
      expect(made.map(says)).toEqual(said)
    }),
  )
})

test('a row whose texts are the same keeps the very same text', () => {
  const before = indexGuests(createGuestIndex(), listOf([rowOf('a@x.co', 'Ann')]))
  const after = indexGuests(
    before,
    listOf([{ kind: 'guest', guest: guestOf({ email: 'a@x.co', firstName: 'Ann', disabled: true }) }]),
  )
  expect(after.rows[0]).toMatchObject({ guest: { disabled: true } })
  expect(after.texts[0]).toBe(before.texts[0])
})

test('a list taken some rows at a time is in the end the same list, and nobody is lost on the way', () => {
  assert(
    property(anyList, anyList, integer({ min: 1, max: 7 }), (first, then, most) => {
      const whole = indexGuests(indexGuests(createGuestIndex(), first), then)
      let index = indexGuests(createGuestIndex(), first)
      const slots = new Map(Array.from(rowsOf(index), ({ key, slot }) => [key, slot]))
      do {
        const before = index
        index = indexGuests(before, then, most)
        const held = new Map(Array.from(rowsOf(index), ({ key, slot }) => [key, slot]))
        expect(held.size).toBe(index.count)
        for (const [key, slot] of slots) if (then.has(key)) expect(held.get(key)).toBe(slot)
        const changed = index.rows.filter((row, slot) => row !== (rowAt(before, slot) ?? null))
        // At least as many rows as texts, and never none: it ends.
        if (index.behind) expect(changed.length).toBeGreaterThanOrEqual(most)
      } while (index.behind)
      expect(index).toEqual(whole)
    }),
  )
})

test('rows that a newer index added are none of the older one', () => {
  const older = indexGuests(createGuestIndex(), listOf([rowOf('a@x.co')]))
  const newer = indexGuests(older, listOf([rowOf('a@x.co'), rowOf('b@x.co')]))
  expect([keysOf(older), keysOf(newer)]).toEqual([['a@x.co'], ['a@x.co', 'b@x.co']])
})
