import { expect, test } from 'vitest'
import { guestWith } from '#src/changes/proof/modelNetwork.ts'
import { type RunPlan, planRun, rowsToRun } from './plan.ts'

const guest = (email: string, ids: readonly number[]) => guestWith(email, { known: true, ids })
const guests = [
  guest('both@x.de', [1, 2]),
  guest('old@x.de', [1]),
  guest('other@x.de', [3]),
  guestWith('absent@x.de', { known: false, reason: 'absent' }),
  guest('none@x.de', []),
]

const shown = ({ rows }: RunPlan) =>
  rows.map(({ guest: { email }, before, after, verdict }) => [
    email.split('@')[0],
    before?.join() ?? null,
    after?.join() ?? null,
    verdict,
  ])

test('adding', async () => {
  const plan = await planRun({ org: 'o1', guests, change: { kind: 'add', members: [2] } })
  expect(shown(plan)).toEqual([
    ['old', '1', '1,2', 'change'],
    ['other', '3', '2,3', 'change'],
    ['none', '', '2', 'change'],
    ['absent', null, null, 'unreadable'],
    ['both', '1,2', '1,2', 'unchanged'],
  ])
  expect(plan.counts).toEqual({ 'no-members': 0, change: 3, unreadable: 1, unchanged: 1 })
})

test('removing shows first which guests are left without members, and confirms them', async () => {
  const plan = await planRun({ org: 'o1', guests, change: { kind: 'remove', members: [1] } })
  expect(shown(plan).slice(0, 2)).toEqual([
    ['old', '1', '', 'no-members'],
    ['both', '1,2', '2', 'change'],
  ])
  expect(rowsToRun(plan)).toEqual([
    { email: 'old@x.de', change: { add: [], remove: [1] }, before: [1], confirmed: true },
    { email: 'both@x.de', change: { add: [], remove: [1] }, before: [1, 2], confirmed: false },
  ])
})

test('replacing touches only guests that have the member; one that has both loses the old one', async () => {
  const plan = await planRun({ org: 'o1', guests, change: { kind: 'replace', from: [1], to: 2 } })
  expect(shown(plan).slice(0, 2)).toEqual([
    ['both', '1,2', '2', 'change'],
    ['old', '1', '2', 'change'],
  ])
  expect(plan.counts).toMatchObject({ change: 2, unchanged: 2 })
})

test('replacing several members removes all of them and adds the one', async () => {
  const plan = await planRun({ org: 'o1', guests, change: { kind: 'replace', from: [1, 2], to: 4 } })
  expect(shown(plan).slice(0, 3)).toEqual([
    ['both', '1,2', '4', 'change'],
    ['old', '1', '4', 'change'],
    ['absent', null, null, 'unreadable'],
  ])
})

test('removing all members leaves those whom others add after the preview', async () => {
  const plan = await planRun({ org: 'o1', guests, change: { kind: 'remove-all' } })
  expect(plan.counts).toMatchObject({ 'no-members': 3, unchanged: 1, unreadable: 1 })
  expect(plan.rows[0]?.change).toEqual({ add: [], remove: [1, 2] })
})

test('setting exactly is a change against the list in the preview', async () => {
  const plan = await planRun({ org: 'o1', guests, change: { kind: 'set', members: [2, 3] } })
  expect(plan.rows.map(({ change }) => [change.add.join(), change.remove.join()])).toEqual([
    ['3', '1'],
    ['2,3', '1'],
    ['2', ''],
    ['2,3', ''],
    ['', ''],
  ])
})

test('each guest can have a change of its own', async () => {
  const plan = await planRun({
    org: 'o1',
    guests,
    change: { kind: 'rows' },
    changeOf: ({ email }, before) => ({ add: email.startsWith('none') ? [7] : [], remove: before.slice(1) }),
  })
  expect(plan.counts).toMatchObject({ change: 2, unchanged: 2, unreadable: 1 })
})

test('100 000 guests are planned in steps: other tasks run in between', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 100_000 }, (_one, index) => guest(`g${index}@x.de`, [1, index % 50]))
  let tasks = 0
  const count = setInterval(() => (tasks += 1), 0)
  const plan = await planRun({ org: 'o1', guests: many, change: { kind: 'add', members: [2] } })
  clearInterval(count)
  expect(plan.rows).toHaveLength(100_000)
  expect(tasks).toBeGreaterThan(2)
})
