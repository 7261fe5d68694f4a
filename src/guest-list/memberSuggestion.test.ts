import { expect, test } from 'vitest'
import type { ListRow } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { sampleGuest, sampleMember } from './guestSamples.fixture.ts'
import { suggestMember, suggestMembers } from './memberSuggestion.ts'

const rowOf = (
  company: string,
  ids: readonly MemberId[] | null,
  deletedAt: number | null = null,
): ListRow => ({
  kind: 'guest',
  guest: sampleGuest({
    email: 'guest@x.example',
    company,
    deletedAt,
    associatedMembers: ids ? { known: true, ids } : { known: false, reason: 'absent' },
  }),
})

const members = new Map([1, 2, 3, 5, 7, 9].map((id) => [id, sampleMember({ id })]))

test('the member who looks after most guests of the company, however it is written', () => {
  const rows = [
    rowOf('Hanok Studio', [1, 2]),
    rowOf('hanok  studio ', [2]),
    rowOf('HANOK\u00a0STUDIO', [2, 3]),
    rowOf('Hanok Studio', null),
    rowOf('Other', [1]),
    rowOf('', [1]),
  ]
  expect(suggestMember(rows, 'Hanok Studio', members)).toEqual({ member: 2, guests: 3, companyGuests: 4 })
})

test('at least two guests, and at least half of them', () => {
  expect(suggestMember([rowOf('A', [1])], 'A', members)).toBeNull()
  const four = [rowOf('A', [1]), rowOf('A', [1]), rowOf('A', []), rowOf('A', [])]
  expect(suggestMember(four, 'A', members)).toEqual({ member: 1, guests: 2, companyGuests: 4 })
  expect(suggestMember([...four, rowOf('A', [])], 'A', members)).toBeNull()
})

test('of several the lowest id; deleted guests and guests without a company do not count', () => {
  const rows = [rowOf('A', [9, 5]), rowOf('A', [5, 9]), rowOf('A', [7], 1)]
  expect(suggestMember(rows, 'A', members)).toEqual({ member: 5, guests: 2, companyGuests: 2 })
  expect(suggestMember([rowOf('', [1]), rowOf('', [1])], '', members)).toBeNull()
})

test('disabled members and ids that no member has are passed over', () => {
  const rows = [rowOf('A', [1, 2]), rowOf('A', [1, 2]), rowOf('A', [1])]
  const withDisabled = new Map([...members, [1, sampleMember({ id: 1, status: 'disabled' })]])
  const found = { member: 2, guests: 2, companyGuests: 3 }
  expect(suggestMember(rows, 'A', withDisabled)).toEqual(found)
  withDisabled.delete(1)
  expect(suggestMember(rows, 'A', withDisabled)).toEqual(found)
})

test('many guests at once get the same suggestions as each alone', async () => {
  const rows = ['A', 'a ', 'B', 'B', 'C', ''].map((company, nth) => rowOf(company, nth < 4 ? [1] : []))
  const guests = ['A', 'B', 'C', ''].map((company) =>
    sampleGuest({ email: `new@${company}.example`, company }),
  )
  const found = await suggestMembers(rows, guests, members)
  for (const { email, company } of guests)
    expect(found.get(email) ?? null).toEqual(suggestMember(rows, company, members))
  expect([...found.keys()]).toEqual(['new@A.example', 'new@B.example'])
})
