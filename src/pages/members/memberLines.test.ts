import { expect, test } from 'vitest'
import { createMemberList } from '#src/api/members.ts'
import { sampleMember } from '#src/guest-list/guestSamples.fixture.ts'
import { en } from '#src/lib/messages/en.ts'
import { memberColumnOf } from './memberColumns.tsx'
import { type MemberFilter, memberLinesOf, showMemberLines } from './memberLines.ts'

const members = [
  sampleMember({ id: 1, fullName: 'Élan Ortega', email: 'elan@bücher.example', lastLoginAt: 5 }),
  sampleMember({ id: 2, fullName: 'Ana Ferreira', email: 'north@a.example', status: 'disabled' }),
  sampleMember({ id: 3, fullName: 'Ana Ferreira', email: 'south@a.example', jobTitle: 'Designer' }),
]
const lines = memberLinesOf(
  createMemberList(new Map(members.map((member) => [member.id, member]))),
  new Map([
    [1, 4],
    [3, 9],
    [5678, 2],
  ]),
  en,
)

function shown(part: Partial<Omit<MemberFilter, 'sortValue'>> & { sort?: string }): number[] {
  const { sortValue } = memberColumnOf(part.sort ?? 'member')
  const filter = { q: '', status: 'any', dir: 'asc', ...part, sortValue } as const
  return showMemberLines(lines, filter).map(({ id }) => id)
}

test('an id that guests have and no member has is a line of its own, with its guests', () => {
  expect(lines.find(({ id }) => id === 5678)).toMatchObject({
    member: null,
    name: 'Unknown member #5678',
    guests: 2,
  })
})

test('members of one name have their email beside it; without guests the number is 0', () => {
  expect(lines.map(({ accessibleName, guests }) => [accessibleName, guests])).toEqual([
    ['Élan Ortega', 4],
    ['Ana Ferreira (north@a.example)', 0],
    ['Ana Ferreira (south@a.example)', 9],
    ['Unknown member #5678', 2],
  ])
})

test('the search reads names, emails, job titles and ids', () => {
  expect(shown({ q: 'elan' })).toEqual([1])
  expect(shown({ q: 'SOUTH ferreira' })).toEqual([3])
  expect(shown({ q: 'designer' })).toEqual([3])
  expect(shown({ q: '5678' })).toEqual([5678])
  expect(shown({ q: 'missing' })).toEqual([])
})

test('a list of emails, as it is pasted, finds each of them; a domain is found in both its spellings', () => {
  expect(shown({ q: 'Élan <ELAN@bücher.example>; missing@a.example; south@a.example' })).toEqual([3, 1])
  expect(shown({ q: 'elan@xn--bcher-kva.example' })).toEqual([1])
})

test('the filter by status knows ids without a member', () => {
  expect(shown({ status: 'disabled' })).toEqual([2])
  expect(shown({ status: 'not-found' })).toEqual([5678])
})

test('every column sorts both ways, equal values by name; a text that is no column sorts by name', () => {
  expect(shown({ sort: 'member' })).toEqual([2, 3, 1, 5678])
  expect(shown({ sort: 'guests', dir: 'desc' })).toEqual([3, 1, 5678, 2])
  expect(shown({ sort: 'guests' })).toEqual([2, 5678, 1, 3])
  expect(shown({ sort: 'login', dir: 'desc' })).toEqual([1, 2, 3, 5678])
  expect(shown({ sort: 'status' })).toEqual([3, 1, 2, 5678])
  expect(shown({ sort: 'nonsense' })).toEqual(shown({}))
})
