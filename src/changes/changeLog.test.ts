import { beforeEach, describe, expect, test } from 'vitest'
import { noChange } from '#src/lib/memberChange.ts'
import { eunji, guestHolding } from '#src/changes/proof/scriptedDeps.ts'
import {
  type ChangeLog,
  canUndo,
  createChangeLog,
  isMemberChange,
  latestChangeOf,
  judgeRecheck,
} from './changeLog.ts'
import type { ChangeOutcome } from './changeContract.ts'

const guest = guestHolding({ known: true, ids: [1, 2] })
const user = { id: '1', email: 'ana@lantern.studio', name: 'Ana Ferreira' }
const saved: ChangeOutcome = {
  kind: 'saved',
  guest,
  before: [1, 3],
  applied: { add: [2], remove: [3] },
  foreign: { added: [], removed: [] },
}
let log: ChangeLog

beforeEach(() => {
  log = createChangeLog()
})

function add(outcome: ChangeOutcome, of = eunji) {
  return log.record({ guest: of, title: 'Eun-ji Kim', at: 1000, user, kind: 'change', outcome })
}

const entries = () => log.entries.get().filter(isMemberChange)

describe('the log', () => {
  test('holds what was changed, latest first', () => {
    const first = add(saved)
    const second = add({ ...saved, applied: { add: [4], remove: [] } })
    expect(entries()).toEqual([second, first])
    expect(first).toMatchObject({
      applied: saved.applied,
      certain: true,
      undoneBy: null,
      recheck: { kind: 'pending' },
    })
  })

  test('holds what is in doubt, and says so', () => {
    expect(add({ kind: 'unknown', inDoubt: { add: [2], remove: [] } })).toMatchObject({
      applied: { add: [2], remove: [] },
      certain: false,
    })
  })

  test('does not hold what changed nothing', () => {
    expect(add({ kind: 'unchanged', guest, foreign: { added: [], removed: [] } })).toBe(null)
    expect(add({ kind: 'not-found', inDoubt: noChange })).toBe(null)
    expect(entries()).toEqual([])
  })

  test('holds invitations and deletions too, and counts members before and after', () => {
    const counted = add({ ...saved, guest: guestHolding({ known: true, ids: [1, 2, 4] }) })
    const invited = log.recordGuest({ kind: 'invitation', guest: eunji, title: 'Eun-ji Kim', at: 2000, user })
    expect(log.entries.get()).toEqual([invited, counted])
    expect(counted?.counts).toEqual({ before: 2, after: 3 })
    expect(log.find(invited.id)).toBe(null)
    expect(latestChangeOf(log.entries.get(), eunji)).toBe(counted)
  })

  test('is empty for the next user, and no entry id is used twice', () => {
    const first = add(saved)
    log.clear()
    expect(entries()).toEqual([])
    expect(add(saved)?.id).not.toBe(first?.id)
  })
})

describe('an entry', () => {
  test('can be undone once', () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    expect(canUndo(entry)).toBe(true)
    log.markUndone(entry.id, 'change-9')
    const [after] = entries()
    expect(after && canUndo(after)).toBe(false)
    expect(after?.undoneBy).toBe('change-9')
  })

  test('cannot be undone when it is in doubt or nothing of it is left', () => {
    const doubtful = add({ kind: 'unknown', inDoubt: { add: [2], remove: [] } })
    expect(doubtful && canUndo(doubtful)).toBe(false)
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    const partOf = { kind: 'overwritten', lost: { add: [2], remove: [] } } as const
    expect(canUndo({ ...entry, recheck: partOf })).toBe(true)
    expect(canUndo({ ...entry, recheck: { kind: 'overwritten', lost: entry.applied } })).toBe(false)
  })

  test('is kept, or overwritten in part', () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    expect(judgeRecheck(entries(), entry, [1, 2, 77])).toEqual({ kind: 'kept' })
    expect(judgeRecheck(entries(), entry, [1])).toEqual({
      kind: 'overwritten',
      lost: { add: [2], remove: [] },
    })
    expect(judgeRecheck(entries(), entry, [2, 3])).toEqual({
      kind: 'overwritten',
      lost: { add: [], remove: [3] },
    })
    log.setRecheck(entry.id, judgeRecheck(entries(), entry, [1]))
    expect(entries()[0]?.recheck.kind).toBe('overwritten')
    log.dismiss(entry.id)
    expect(entries()[0]?.recheck.kind).toBe('dismissed')
  })

  test('is not overwritten by what this tab did later', () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    add({ ...saved, applied: { add: [], remove: [2] } })
    expect(judgeRecheck(entries(), entry, [1])).toEqual({ kind: 'kept' })
    expect(judgeRecheck(entries(), entry, [1, 3])).toEqual({
      kind: 'overwritten',
      lost: { add: [], remove: [3] },
    })
  })

  test('is not overwritten by a later change of this tab that writes the email in another case', () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    add({ ...saved, applied: { add: [], remove: [2] } }, { org: 'o1', email: 'EunJi.Kim@hanok.kr' })
    expect(judgeRecheck(entries(), entry, [1])).toEqual({ kind: 'kept' })
    add({ ...saved, applied: { add: [], remove: [2] } }, { ...eunji, org: 'o2' })
    expect(judgeRecheck(entries(), entry, [1, 3]).kind).toBe('overwritten')
  })
})
