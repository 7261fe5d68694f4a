import { describe, expect, test } from 'vitest'
import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { eunji, guestHolding } from '#src/changes/proof/scriptedDeps.ts'
import { noChange } from '#src/lib/memberChange.ts'
import {
  canUndo,
  decideUnknown,
  deletedGuests,
  judgeRecheck,
  latestChangeOf,
  resultOf,
  undoObstacle,
} from './judgeEntry.ts'
import { changeEntry, guestEntry } from './logStorage.fixture.ts'

const foreign = { added: [], removed: [] }
const saved: ChangeOutcome = {
  kind: 'saved',
  guest: guestHolding({ known: true, ids: [1, 2, 4] }),
  before: [1, 3],
  applied: { add: [2], remove: [3] },
  foreign,
}

describe('an outcome', () => {
  test('that changed something is done, with the lists before and after', () => {
    expect(resultOf(saved)).toEqual({
      state: 'done',
      applied: saved.applied,
      isComplete: true,
      before: [1, 3],
      after: [1, 2, 4],
      canRemove: true,
    })
  })

  test('that is in doubt is not known, with what may have changed', () => {
    const inDoubt = { add: [2], remove: [] }
    expect(resultOf({ kind: 'unknown', inDoubt })).toMatchObject({
      state: 'unknown',
      applied: inDoubt,
      after: null,
    })
  })

  test('that changed nothing makes no entry', () => {
    expect(resultOf({ kind: 'unchanged', guest: null, foreign })).toBe(null)
    expect(resultOf({ kind: 'not-found', inDoubt: noChange })).toBe(null)
  })
})

describe('a change whose outcome is not known', () => {
  const entry = changeEntry({ state: 'unknown', applied: { add: [2], remove: [3] } })

  test('is done, done in part, or not done, by the list that is read later', () => {
    expect(decideUnknown(entry, [1, 2])).toMatchObject({
      state: 'done',
      applied: entry.applied,
      isComplete: true,
    })
    expect(decideUnknown(entry, [2, 3])).toMatchObject({
      state: 'done',
      applied: { add: [2], remove: [] },
      isComplete: false,
      after: [2, 3],
    })
    expect(decideUnknown(entry, [1, 3])).toEqual({ state: 'not-done' })
  })
})

describe('an undo', () => {
  test('is possible for what was done and is not gone', () => {
    const entry = changeEntry()
    expect(canUndo(entry)).toBe(true)
    const lost = { add: [2], remove: [] }
    expect(canUndo({ ...entry, recheck: { kind: 'overwritten', lost } })).toBe(true)
    expect(canUndo({ ...entry, recheck: { kind: 'dismissed' } })).toBe(true)
  })

  test('is not possible otherwise, and the reason is known', () => {
    const entry = changeEntry()
    const overwritten = { kind: 'overwritten', lost: entry.applied } as const
    expect(undoObstacle({ ...entry, undoneBy: 'e9' }, false)).toBe('undone')
    expect(undoObstacle({ ...entry, state: 'unknown' }, false)).toBe('unknown')
    expect(undoObstacle({ ...entry, state: 'not-done' }, false)).toBe('not-done')
    expect(undoObstacle({ ...entry, canRemove: false }, false)).toBe('only-adds')
    expect(undoObstacle(entry, true)).toBe('guest-deleted')
    expect(undoObstacle({ ...entry, recheck: overwritten }, false)).toBe('overwritten')
  })
})

test('a guest is deleted as long as it is not invited again', () => {
  const deleted = guestEntry({ id: 'e2', kind: 'deletion' })
  expect(deletedGuests([changeEntry({ id: 'e3' }), deleted], 'o1')).toEqual(new Set([eunji.email]))
  expect(deletedGuests([{ ...deleted, state: 'unknown' }], 'o1').size).toBe(0)
  expect(deletedGuests([guestEntry({ id: 'e3', kind: 'invitation' }), deleted], 'o1').size).toBe(0)
  expect(deletedGuests([deleted], 'o2').size).toBe(0)
})

describe('a later read', () => {
  const entry = changeEntry()

  test('finds a change kept, or overwritten in part', () => {
    expect(judgeRecheck([entry], entry, [1, 2, 77])).toEqual({ kind: 'kept' })
    expect(judgeRecheck([entry], entry, [1])).toEqual({ kind: 'overwritten', lost: { add: [2], remove: [] } })
    expect(judgeRecheck([entry], entry, [2, 3])).toEqual({
      kind: 'overwritten',
      lost: { add: [], remove: [3] },
    })
  })

  test('does not count what this user did later, however the email is written', () => {
    const guest = { org: 'o1', email: 'EunJi.Kim@hanok.kr' }
    const later = changeEntry({ id: 'e2', guest, applied: { add: [], remove: [2] } })
    expect(judgeRecheck([later, entry], entry, [1])).toEqual({ kind: 'kept' })
    expect(judgeRecheck([later, entry], entry, [1, 3]).kind).toBe('overwritten')
    const elsewhere = { ...later, guest: { ...eunji, org: 'o2' } }
    expect(judgeRecheck([elsewhere, entry], entry, [1]).kind).toBe('overwritten')
  })

  test('is about the latest change of the members', () => {
    expect(latestChangeOf([guestEntry({ id: 'e3' }), changeEntry({ id: 'e2' }), entry], eunji)?.id).toBe('e2')
    expect(latestChangeOf([guestEntry({ id: 'e3' })], eunji)).toBe(undefined)
  })
})
