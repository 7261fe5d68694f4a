import { expect, test } from 'vitest'
import { createMemberIndex } from './memberIndex.ts'
import type { Member } from './member.ts'
import { findPastedMembers } from './pastedMembers.ts'

function member(id: number, fullName: string, email: string): Member {
  return { id, fullName, email, status: 'active', role: 'standard', jobTitle: '', lastLoginAt: null }
}

const index = createMemberIndex([
  member(1, 'Ana Ferreira', 'ana@x.example'),
  member(2, 'Ana Ferreira', 'ana.f@x.example'),
  member(3, 'Zoë Ångström', 'Zoe@x.example'),
  member(4, 'Zoe Small', 'zoe@x.example'),
  member(5, 'Bob Stone', 'bob@x.example'),
])
const paste = (text: string) => findPastedMembers(text, index)

test('emails, with or without names, whatever is between them', () => {
  const found = { found: [1, 5], unknown: [], ambiguous: [] }
  expect(paste('ana@x.example\nBOB@x.example')).toEqual(found)
  expect(paste('Ana F. <ana@x.example>, "Bob" <bob@x.example>')).toEqual(found)
  expect(paste('ana@x.example; bob@x.example; ')).toEqual(found)
})

test('names, one a line, and last name first', () => {
  expect(paste('Stone, Bob\nZoe Angstrom\nKim Nowhere')).toEqual({
    found: [5, 3],
    unknown: ['Kim Nowhere'],
    ambiguous: [],
  })
  expect(paste('Bob Stone, Zoe Small')).toEqual({ found: [5, 4], unknown: [], ambiguous: [] })
})

test('a name of several members chooses none of them', () =>
  expect(paste('Ana Ferreira\nbob@x.example')).toEqual({
    found: [5],
    unknown: [],
    ambiguous: ['Ana Ferreira'],
  }))

test('an email written exactly so wins; in another case it means all that match', () => {
  expect(paste('zoe@x.example\nbob@x.example')?.found).toEqual([4, 5])
  expect(paste('ZOE@x.example\nbob@x.example')?.found).toEqual([3, 4, 5])
})

test('one entry is no list', () => {
  expect(paste('Bob Stone')).toBeNull()
  expect(paste('bob@x.example')).toBeNull()
  expect(paste(' \n ')).toBeNull()
})
