import { expect, test } from 'vitest'
import { noCompany } from '#src/guest-list/companies.ts'
import { sampleMember } from '#src/guest-list/guestSamples.fixture.ts'
import { createMemberList } from '#src/api/members.ts'
import { en } from '#src/lib/messages/en.ts'
import { plainText } from '#src/lib/messages/richText.ts'
import { defaultGuestSearchParams, type GuestSearchParams } from '#src/pages/guests/searchParams.ts'
import { filterInWords } from './filterInWords.ts'

const bo = sampleMember({ id: 7, fullName: 'Bo Lindqvist' })
const members = { kind: 'read', list: createMemberList(new Map([[7, bo]])) } as const
const inWords = (search: Partial<GuestSearchParams>) =>
  filterInWords({ ...defaultGuestSearchParams, ...search }, members, en).map(plainText)

test('every filter that is on is named, and no other', () => {
  expect(inWords({})).toEqual([])
  expect(
    inWords({ q: ' ana ', status: 'disabled', member: '7', company: 'Acme', view: 'member-disabled' }),
  ).toEqual(['Search “ana”', 'Status Disabled', 'Member Bo Lindqvist', 'Company Acme', 'Member disabled'])
  expect(inWords({ company: noCompany, member: '8' })).toEqual(['Member Unknown member #8', 'No company'])
})
