import { describe, expect, test } from 'vitest'
import type { Member } from './member.ts'
import { createMemberIndex, matchingMembers } from './memberIndex.ts'

function member(id: number, fullName: string, email: string, status: Member['status'] = 'active'): Member {
  return { id, fullName, email, status, role: 'standard', jobTitle: '', lastLoginAt: null }
}

const found = (members: readonly Member[], query: string) =>
  matchingMembers(createMemberIndex(members), query).map((entry) => entry.member.id)

describe('members of one name', () => {
  const members = [
    member(3, 'Zoë Ångström', 'zoe@harbor.example'),
    member(1, 'Ana Ferreira', 'ana@harbor.example'),
    member(2, 'ana ferreira', 'ana.f@pine.example'),
  ]

  test('are shown with their email, others without; case and diacritics make no other name', () => {
    expect(
      createMemberIndex(members)
        .inOrder()
        .map((entry) => entry.accessibleName),
    ).toEqual(['ana ferreira (ana.f@pine.example)', 'Ana Ferreira (ana@harbor.example)', 'Zoë Ångström'])
  })

  test('every word must match, case and diacritics aside', () => {
    expect(found(members, '  ')).toEqual([2, 1, 3])
    expect(found(members, 'zoe angstrom')).toEqual([3])
    expect(found(members, 'ANA @pine')).toEqual([2])
    expect(found(members, 'ana zoe')).toEqual([])
  })
})

describe('the best match is first', () => {
  const members = [
    member(1, 'Ana Ferreira', 'ana@lantern.studio'),
    member(2, 'Dan Anders', 'dan@lantern.studio'),
    member(3, 'Susan Bell', 'sbell@lantern.studio'),
    member(4, 'Rosa Lim', 'an.lim@lantern.studio'),
    member(5, 'Bob Stone', 'bob@lantern.studio'),
    member(6, 'Anton Gone', 'anton@lantern.studio', 'disabled'),
    member(7, 'Eun-ji Kim', 'eunji@pine.example'),
  ]

  test('start of a word of the name, inside the name, start of the email; disabled members last', () => {
    expect(found(members, 'an')).toEqual([1, 2, 3, 4, 6])
  })

  test('a domain is found after @ alone, so that a part of it does not match everyone', () => {
    expect(found(members, 'lantern')).toEqual([])
    expect(found(members, '@pine')).toEqual([7])
    expect(found(members, 'bob@lan')).toEqual([5])
  })

  test('words of a name begin after a hyphen too', () => {
    expect(found([member(8, 'Fiji Ox', 'fo@pine.example'), ...members], 'ji')).toEqual([7, 8])
  })

  test('without a query all are listed by name, disabled ones last', () => {
    expect(found(members, '')).toEqual([1, 5, 2, 7, 4, 3, 6])
  })
})
