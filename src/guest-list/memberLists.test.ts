import { array, assert, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { createMemberLists, listHasOneOf, placeList } from './memberLists.ts'

const ids = array(integer({ min: 1, max: 6 }), { maxLength: 4 })

test('every list is found where it was put, whatever came after it', () => {
  assert(
    property(array(tuple(ids, integer({ min: 0, max: 3 }))), (said) => {
      const lists = createMemberLists()
      const places: number[] = []
      const kept = said.map(([list, whose]) => {
        const place = placeList(lists, list, places[whose] ?? 0)
        places[whose] = place
        return { list, place }
      })
      for (const { list, place } of kept) {
        for (let id = 1; id <= 6; id++)
          expect(listHasOneOf(lists, place, new Set([id]))).toBe(list.includes(id))
      }
    }),
  )
})

test('the same list put again takes no more room', () => {
  const lists = createMemberLists()
  const place = placeList(lists, [4, 8], 0)
  const { length } = lists
  expect(placeList(lists, [4, 8], place)).toBe(place)
  expect(lists).toHaveLength(length)
  expect(placeList(lists, [4], place)).not.toBe(place)
})
