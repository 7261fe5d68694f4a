import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyChange,
  noChange,
  chooseIn,
  draftCounts,
  draftLines,
  effectOf,
  removeIn,
} from './memberChange.ts'

const base = [3, 10, 5678]

describe('a draft', () => {
  test('adds a picked member, and forgets one that is picked and removed', () => {
    const chosen = chooseIn(base, noChange, 9)
    expect(chosen).toEqual({ add: [9], remove: [] })
    expect(removeIn(base, chosen, 9)).toEqual(noChange)
  })

  test('removes a member, and keeps one that is picked again', () => {
    const removed = removeIn(base, noChange, 10)
    expect(removed).toEqual({ add: [], remove: [10] })
    expect(chooseIn(base, removed, 10)).toEqual(noChange)
  })

  test('leaves out members that are in the list already, or never were', () => {
    expect(chooseIn(base, noChange, 3)).toEqual(noChange)
    expect(removeIn(base, noChange, 77)).toEqual(noChange)
    expect(effectOf(base, { add: [3, 9], remove: [77, 10] })).toEqual({ add: [9], remove: [10] })
  })

  test('shows every member with its state after a save', () => {
    const draft = { add: [9], remove: [10] }
    expect(draftLines(base, draft)).toEqual([
      { id: 3, state: 'kept' },
      { id: 9, state: 'added' },
      { id: 10, state: 'removed' },
      { id: 5678, state: 'kept' },
    ])
    expect(draftCounts(base, draft)).toEqual({ added: 1, removed: 1, before: 3, after: 3 })
  })

  test('holds only what differs from the base, after any clicks', () => {
    const id = fc.integer({ min: 1, max: 8 })
    const clicks = fc.array(fc.record({ chooses: fc.boolean(), id }))
    fc.assert(
      fc.property(fc.uniqueArray(id), clicks, (list, all) => {
        let draft = noChange
        let wanted = new Set(list)
        for (const click of all) {
          draft = (click.chooses ? chooseIn : removeIn)(list, draft, click.id)
          wanted = new Set(
            [...wanted].filter((one) => one !== click.id).concat(click.chooses ? click.id : []),
          )
        }
        expect(effectOf(list, draft)).toEqual(draft)
        expect(applyChange(list, draft)).toEqual([...wanted].toSorted((a, b) => a - b))
      }),
    )
  })
})
