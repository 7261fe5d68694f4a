import { expect, test } from 'vitest'
import { createGuestIndex, indexGuests } from '#src/guest-list/guestIndex.ts'
import { guestOf, listOf } from '#src/guest-list/guestSamples.fixture.ts'
import { findPasted } from './PastedEmails.tsx'

test('pasted emails find their guests whatever the case; the others are listed as unknown', () => {
  const rows = ['Ana@X.co', 'bo@x.co'].map((email) => ({ kind: 'guest' as const, guest: guestOf({ email }) }))
  const email = 'broken@x.co'
  const broken = { kind: 'unreadable' as const, key: email, email, page: 1, row: 3 }
  const index = indexGuests(createGuestIndex(), listOf([...rows, broken]))
  expect(findPasted(['ana@x.co', 'Nobody@x.co', 'broken@x.co'], index)).toEqual({
    found: ['Ana@X.co'],
    unknown: ['Nobody@x.co', 'broken@x.co'],
  })
})
