import { expect, test } from 'vitest'
import { changeEntry, guestEntry } from '#src/changes/log/logStorage.fixture.ts'
import { createRun } from '#src/runs/newRun.ts'
import { stillView } from '#src/runs/runView.ts'
import { changeLinesOf, filterLines, placeLines, searchTextOf } from './changeLines.ts'
import { defaultChangeSearchParams, type ChangeSearchParams } from './changeSearchParams.ts'

const account = { userId: '1', upstream: 'go.tallyfy.com' }
const change = { kind: 'add' as const, members: [7] }
const run = createRun({ id: 'r1', org: 'o1', account, change, rows: 0, now: 1500, notBefore: 0 })
const ana = { org: 'o1', email: 'ana@bücher.de' }
const entries = [
  changeEntry({ id: 'e3', at: 3000, guest: ana }),
  guestEntry({ id: 'e2', at: 2000, kind: 'deletion' }),
  guestEntry({ id: 'e1', at: 1000 }),
]
const lines = changeLinesOf(entries, [stillView(run)])

function shown(filter: Partial<ChangeSearchParams>, isRunRead = true): string[] {
  const content = { texts: [searchTextOf(ana, 'Ána Lima')], members: new Set([7]) }
  const deps = {
    titleOf: ({ email }: { email: string }) => (email === ana.email ? 'Ána Lima' : email),
    contents: isRunRead ? new Map([['r1', content]]) : new Map<string, never>(),
  }
  return filterLines(lines, { ...defaultChangeSearchParams, ...filter }, deps).map(({ id }) => id)
}

test('single changes and runs are one list, latest first', () => {
  expect(shown({})).toEqual(['e3', 'e2', 'r1', 'e1'])
})

test('the list is filtered by kind', () => {
  expect(shown({ kind: 'members' })).toEqual(['e3'])
  expect(shown({ kind: 'runs' })).toEqual(['r1'])
  expect(shown({ kind: 'invitations' })).toEqual(['e1'])
  expect(shown({ kind: 'deletions' })).toEqual(['e2'])
})

test('the list is filtered by guest, by name or email, and a run by the guests in it', () => {
  expect(shown({ q: 'ana lima' })).toEqual(['e3', 'r1'])
  expect(shown({ q: 'HANOK' })).toEqual(['e2', 'e1'])
  expect(shown({ q: 'ana lima' }, false)).toEqual(['e3'])
  expect(shown({ q: ' ' }, false)).toEqual(['e3', 'e2', 'r1', 'e1'])
})

test('a list of emails, as it is pasted, finds each of them; a domain is found in both its spellings', () => {
  expect(shown({ q: 'ana@bücher.de, missing@x.de' })).toEqual(['e3', 'r1'])
  expect(shown({ q: 'ana@xn--bcher-kva.de' })).toEqual(['e3', 'r1'])
})

test('the list is filtered by member', () => {
  expect(shown({ member: '2' })).toEqual(['e3'])
  expect(shown({ member: '7' })).toEqual(['r1'])
  expect(shown({ member: '7', kind: 'members' })).toEqual([])
})

test('lines are placed below each other, with a step for each day', () => {
  const placed = placeLines(lines, 3, (at) => Math.floor(at / 2000))
  expect(placed.map(({ from, to, beginsDay }) => [from, to, beginsDay])).toEqual([
    [0, 4, true],
    [4, 7, false],
    [7, 11, true],
    [11, 14, false],
  ])
})
