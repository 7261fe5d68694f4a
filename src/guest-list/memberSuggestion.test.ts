import { expect, test } from 'vitest'
import type { GuestRow } from '#src/lib/guestRow.ts'
import type { MemberId } from '#src/lib/member.ts'
import { sampleGuest } from './guestSamples.fixture.ts'
import { suggestMember } from './memberSuggestion.ts'

const rowOf = (
  company: string,
  ids: readonly MemberId[] | null,
  deletedAt: number | null = null,
): GuestRow => ({
  kind: 'guest',
  guest: sampleGuest({
    email: 'guest@x.example',
    company,
    deletedAt,
    associatedMembers: ids ? { known: true, ids } : { known: false, reason: 'absent' },
  }),
})

const anyone = () => true

test('the member who looks after most guests of the company, however it is written', () => {
  const rows = [
    rowOf('Hanok Studio', [1, 2]),
    rowOf('hanok  studio ', [2]),
    rowOf('HANOK\u00a0STUDIO', [2, 3]),
    rowOf('Hanok Studio', null),
    rowOf('Other', [1]),
    rowOf('', [1]),
  ]
  expect(suggestMember(rows, 'Hanok Studio', anyone)).toEqual({ member: 2, guests: 3, companyGuests: 4 })
})

test('at least two guests, and at least half of them', () => {
  expect(suggestMember([rowOf('A', [1])], 'A', anyone)).toBeNull()
  const four = [rowOf('A', [1]), rowOf('A', [1]), rowOf('A', []), rowOf('A', [])]
  expect(suggestMember(four, 'A', anyone)).toEqual({ member: 1, guests: 2, companyGuests: 4 })
  expect(suggestMember([...four, rowOf('A', [])], 'A', anyone)).toBeNull()
})

test('of several the lowest id; deleted guests and guests without a company do not count', () => {
  const rows = [rowOf('A', [9, 5]), rowOf('A', [5, 9]), rowOf('A', [7], 1)]
  expect(suggestMember(rows, 'A', anyone)).toEqual({ member: 5, guests: 2, companyGuests: 2 })
  expect(suggestMember([rowOf('', [1]), rowOf('', [1])], '', anyone)).toBeNull()
})

test('members who are not candidates are passed over', () => {
  const rows = [rowOf('A', [1, 2]), rowOf('A', [1, 2]), rowOf('A', [1])]
  expect(suggestMember(rows, 'A', (id) => id !== 1)).toEqual({ member: 2, guests: 2, companyGuests: 3 })
})
