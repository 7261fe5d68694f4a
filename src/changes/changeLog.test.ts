import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ChangeOutcome } from './changeOutcome.ts'
import { noChange } from '#src/lib/memberChange.ts'
import {
  canUndo,
  changeLogQueries,
  leaveOverwritten,
  markSettled,
  markUndone,
  record,
  settledBy,
} from './changeLog.ts'
import { email, guestHolding } from '#src/changes/proof/scriptedWorld.ts'

const org = 'o1'
const guest = guestHolding({ known: true, ids: [1, 2] })
const saved: ChangeOutcome = {
  kind: 'saved',
  guest,
  before: [1, 3],
  applied: { add: [2], remove: [3] },
  foreign: { added: [], removed: [] },
}
let client: QueryClient

beforeEach(() => {
  client = new QueryClient()
})

function add(outcome: ChangeOutcome) {
  return record(client, { org, email, title: 'Eun-ji Kim', at: 1000, user: null, kind: 'change', outcome })
}

/** The entries as a page reads them. */
const entries = () => client.fetchQuery(changeLogQueries.list(org))

describe('the log', () => {
  test('holds what was changed, latest first', async () => {
    const first = add(saved)
    const second = add({ ...saved, applied: { add: [4], remove: [] } })
    expect(await entries()).toEqual([second, first])
    expect(first).toMatchObject({
      applied: saved.applied,
      certain: true,
      undoneBy: null,
      settled: { kind: 'open' },
    })
  })

  test('holds what is in doubt, and says so', () => {
    expect(add({ kind: 'unknown', inDoubt: { add: [2], remove: [] } })).toMatchObject({
      applied: { add: [2], remove: [] },
      certain: false,
    })
  })

  test('does not hold what changed nothing', async () => {
    expect(add({ kind: 'already so', guest, foreign: { added: [], removed: [] } })).toBe(null)
    expect(add({ kind: 'gone', inDoubt: noChange })).toBe(null)
    expect(await entries()).toEqual([])
  })

  test('outlives everything being invalidated', async () => {
    const entry = add(saved)
    await client.invalidateQueries()
    expect(await entries()).toEqual([entry])
    await client.refetchQueries()
    expect(await entries()).toEqual([entry])
    expect(client.getQueryCache().find({ queryKey: ['changes', org] })?.gcTime).toBe(Infinity)
  })
})

describe('an entry', () => {
  test('can be undone once', async () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    expect(canUndo(entry)).toBe(true)
    markUndone(client, org, entry.id, 'change-9')
    const [after] = await entries()
    expect(after && canUndo(after)).toBe(false)
    expect(after?.undoneBy).toBe('change-9')
  })

  test('cannot be undone when it is in doubt or nothing of it is left', async () => {
    const doubtful = add({ kind: 'unknown', inDoubt: { add: [2], remove: [] } })
    expect(doubtful && canUndo(doubtful)).toBe(false)
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    const partOf = { kind: 'overwritten', lost: { add: [2], remove: [] } } as const
    expect(canUndo({ ...entry, settled: partOf })).toBe(true)
    expect(canUndo({ ...entry, settled: { kind: 'overwritten', lost: entry.applied } })).toBe(false)
  })

  test('is kept, or overwritten in part', async () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    expect(settledBy(client, entry, [1, 2, 77])).toEqual({ kind: 'kept' })
    expect(settledBy(client, entry, [1])).toEqual({ kind: 'overwritten', lost: { add: [2], remove: [] } })
    expect(settledBy(client, entry, [2, 3])).toEqual({ kind: 'overwritten', lost: { add: [], remove: [3] } })
    markSettled(client, org, entry.id, settledBy(client, entry, [1]))
    expect((await entries())[0]?.settled.kind).toBe('overwritten')
    leaveOverwritten(client, entry)
    expect((await entries())[0]?.settled.kind).toBe('left')
  })

  test('is not overwritten by what this tab did later', () => {
    const entry = add(saved)
    if (!entry) throw new Error('nothing was recorded')
    add({ ...saved, applied: { add: [], remove: [2] } })
    expect(settledBy(client, entry, [1])).toEqual({ kind: 'kept' })
    expect(settledBy(client, entry, [1, 3])).toEqual({ kind: 'overwritten', lost: { add: [], remove: [3] } })
  })
})
