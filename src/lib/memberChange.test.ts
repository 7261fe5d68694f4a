import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  andThen,
  applyChange,
  common,
  differenceOf,
  doneIn,
  invert,
  isEmpty,
  normalise,
  sameMembers,
  undoneIn,
  union,
  without,
} from './memberChange.ts'

const ids = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 })
const change = fc.record({ add: ids, remove: ids })

describe('lists of ids', () => {
  test('are ordered as numbers, each once', () => {
    expect(union([100, 9, 10], [9, 2])).toEqual([2, 9, 10, 100])
    expect(without([10, 9, 9, 100], [100])).toEqual([9, 10])
    expect(common([10, 9, 2], [2, 10])).toEqual([2, 10])
  })

  test('are the same in any order', () => {
    expect(sameMembers([10, 9], [9, 10, 9])).toBe(true)
    expect(sameMembers([9], [9, 10])).toBe(false)
    expect(sameMembers([9, 10], [9])).toBe(false)
  })
})

describe('a change', () => {
  test('is applied to any list: other members stay', () => {
    expect(applyChange([5678, 3, 10], { add: [9], remove: [3] })).toEqual([9, 10, 5678])
    expect(applyChange([1], { add: [2], remove: [2] })).toEqual([1])
  })

  test('normalised does the same', () => {
    expect(normalise({ add: [10, 9, 9, 3], remove: [3, 3] })).toEqual({ add: [9, 10], remove: [3] })
    fc.assert(
      fc.property(ids, change, (list, one) => {
        expect(applyChange(list, normalise(one))).toEqual(applyChange(list, one))
        expect(normalise(normalise(one))).toEqual(normalise(one))
      }),
    )
  })

  test('applied twice is applied once', () => {
    fc.assert(
      fc.property(ids, change, (list, one) => {
        expect(applyChange(applyChange(list, one), one)).toEqual(applyChange(list, one))
      }),
    )
  })

  test('is the difference of two lists, and its inverse leads back', () => {
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const difference = differenceOf(before, after)
        expect(applyChange(before, difference)).toEqual(union(after, []))
        expect(applyChange(after, invert(difference))).toEqual(union(before, []))
        expect(isEmpty(difference)).toBe(sameMembers(before, after))
      }),
    )
  })

  test('and then another is one change', () => {
    fc.assert(
      fc.property(ids, change, change, (list, first, second) => {
        const both = andThen(normalise(first), normalise(second))
        expect(applyChange(list, both)).toEqual(applyChange(applyChange(list, first), second))
      }),
    )
  })

  test('is in a list or not, each part of it', () => {
    expect(doneIn([1, 2], { add: [2, 3], remove: [1, 4] })).toEqual({ add: [2], remove: [4] })
    expect(undoneIn([1, 2], { add: [2, 3], remove: [1, 4] })).toEqual({ add: [3], remove: [1] })
  })
})
