import { expect, test } from 'vitest'
import type { Member } from './member.ts'
import { createMemberIndex, matchingMembers } from './memberIndex.ts'

function member(id: number, fullName: string, email: string): Member {
  return { id, fullName, email, status: 'active', role: 'standard', jobTitle: '', lastLoginAt: null }
}

const members = [
  member(3, 'Zoë Ångström', 'zoe@harbor.example'),
  member(1, 'Ana Ferreira', 'ana@harbor.example'),
  member(2, 'Ana Ferreira', 'ana.f@pine.example'),
]
const found = (query: string) =>
  matchingMembers(createMemberIndex(members), query).map((entry) => entry.member.id)

test('members with the same name are shown with their email, others without', () => {
  expect(
    createMemberIndex(members)
      .inOrder()
      .map((entry) => entry.accessibleName),
  ).toEqual(['Ana Ferreira (ana.f@pine.example)', 'Ana Ferreira (ana@harbor.example)', 'Zoë Ångström'])
})

test('every word must be found, in name or email, case and diacritics aside', () => {
  expect(found('  ')).toEqual([2, 1, 3])
  expect(found('zoe angstrom')).toEqual([3])
  expect(found('ANA pine')).toEqual([2])
  expect(found('ana zoe')).toEqual([])
})
