import { array, assert, integer, property, tuple, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemberLists, hasOneOf, membersAt } from './memberLists.ts'

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
