import { expect, test } from 'vitest'
import { createYielder } from '#src/browser/yieldToMain.ts'
import { sampleGuest, sampleMember } from '#src/guest-list/guestSamples.fixture.ts'
import { recogniseColumns } from '#src/lib/csv/importColumns.ts'
import { readCsvBytes } from '#src/lib/csv/readCsvBytes.ts'
import { type ImportMode, createGuestFinder, readImport } from '#src/lib/csv/readImport.ts'
import type { Guest } from '#src/lib/guest.ts'
import { planImport } from './planImport.ts'

const members = [sampleMember({ id: 1 }), sampleMember({ id: 2 }), sampleMember({ id: 3 })]

const guest = (email: string, ids: readonly number[] | null, deletedAt: number | null = null): Guest =>
  sampleGuest({
    email,
    deletedAt,
    associatedMembers: ids ? { known: true, ids } : { known: false, reason: 'unreadable' },
  })

async function planOf(text: string, guests: readonly Guest[], mode: ImportMode) {
  const bytes = new TextEncoder().encode(text)
  const read = await readCsvBytes(bytes, { separator: null, yieldToMain: createYielder() })
  if (read.kind !== 'table') throw new Error(read.kind)
  const { table } = read
  const { email, members: column, layout } = recogniseColumns(table.header)
  const file = await readImport({
    table,
    columns: { email: email ?? 0, members: column ?? 1, layout },
    guestOf: await createGuestFinder(guests, createYielder()),
    members,
    yieldToMain: createYielder(),
  })
  return planImport('o1', file, mode)
}

test('a guest whose list is not known is unreadable, and no other guest of the list is in the plan', async () => {
  const guests = [guest('a@x.de', [1, 2]), guest('hidden@x.de', null), guest('other@x.de', [3])]
  const { plan, problems } = await planOf('email,members\nA@x.de,2;3\nhidden@x.de,1', guests, 'exactly')
  expect(plan.rows.map(({ guest: { email }, after, verdict }) => [email, after, verdict])).toEqual([
    ['a@x.de', [2, 3], 'change'],
    ['hidden@x.de', null, 'unreadable'],
  ])
  expect(problems).toEqual([])
})

test('a deleted guest is a problem only where its members would change', async () => {
  const guests = [guest('gone@x.de', [1, 2], 5), guest('a@x.de', [])]
  const text = 'email,members\na@x.de,missing@x.de\ngone@x.de,1;2\n'
  const kept = await planOf(text, guests, 'exactly')
  expect(kept.problems.map(({ row, kind }) => [row, kind])).toEqual([[2, 'unknown-member']])
  expect(kept.plan.counts).toMatchObject({ unchanged: 1, change: 0 })
  const removed = await planOf(text, guests, 'remove')
  expect(removed.problems.map(({ row, kind }) => [row, kind])).toEqual([
    [2, 'unknown-member'],
    [3, 'deleted-guest'],
  ])
  expect(removed.plan.rows).toEqual([])
})

test('guests whose emails differ only in case are found as they are written', async () => {
  const guests = [guest('A@x.de', [1]), guest('a@x.de', [2])]
  const { plan, problems } = await planOf('email,members\na@x.de,3\nA@x.de,1', guests, 'exactly')
  expect(problems).toEqual([])
  expect(plan.rows.map(({ guest: { email }, after }) => [email, after])).toEqual([
    ['a@x.de', [3]],
    ['A@x.de', [1]],
  ])
})

test(
  '10 000 rows with all sorts of faults are planned right, in under 2 s',
  { timeout: 60_000 },
  async () => {
    const guests = Array.from({ length: 10_000 }, (_one, index) => guest(`g${index}@x.de`, [1]))
    const rows = guests.flatMap(({ email }, index) => {
      switch (index % 10) {
        case 0:
          return [`stranger${index}@x.de;1`]
        case 1:
          return [`${email};"=2+3; ""Bo\nLi"""`]
        case 2:
          return [`${email};2`, `${email.toUpperCase()};"#2"`]
        case 3:
          return [`${email};2`, `${email};3`]
        case 4:
          return [`'${email};1`]
        case 5:
          return [`${email};'=missing`]
        default:
          return [`${email};"2@team.example;\n3"`]
      }
    })
    const text = `\ufeffemail;members\r\n${rows.join('\r\n')}`
    // Processor time: other work on this machine does not count.
    const before = process.cpuUsage()
    const { plan, problems } = await planOf(text, guests, 'add')
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(2000)
    expect(plan.counts).toEqual({ change: 5000, unchanged: 0, unreadable: 0, 'no-members': 0 })
    const kinds = new Map<string, number>()
    for (const { kind } of problems) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    expect(Object.fromEntries(kinds)).toEqual({
      'unknown-guest': 2000,
      'unknown-member': 2000,
      'duplicates-disagree': 1000,
    })
  },
)
