import { assert, integer, property, subarray, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { holdRows, rowsMoved } from './useSteadyRows.ts'

const slots = (...all: number[]) => Uint32Array.from(all)

test('held rows keep their places, new ones come below, gone ones leave', () => {
  expect(holdRows(slots(7, 1, 8, 2, 3), slots(1, 2))).toEqual(slots(1, 2, 7, 8, 3))
  expect(holdRows(slots(7, 1, 3), slots(1, 2))).toEqual(slots(1, 7, 3))
})

test('no row is lost or doubled, and those that are not held keep their order', () => {
  const all = uniqueArray(integer({ min: 0, max: 50 }), { maxLength: 20 })
  assert(
    property(all, subarray([...Array(51).keys()], { maxLength: 8 }), (shown, held) => {
      const result = [...holdRows(slots(...shown), slots(...held))]
      expect(result.toSorted((a, b) => a - b)).toEqual(shown.toSorted((a, b) => a - b))
      expect(result.filter((slot) => !held.includes(slot))).toEqual(
        shown.filter((slot) => !held.includes(slot)),
      )
    }),
  )
})

test('a row moves by the rows that came above it', () => {
  expect(rowsMoved(slots(1, 2), slots(5, 1, 6, 2), 2)).toBe(2)
})
