import { expect, test } from 'vitest'
import { indexSamples, sampleGuest, sampleRows } from '#src/guest-list/guestSamples.fixture.ts'
import { findPasted } from './PastedEmails.tsx'

const rows = ['Ana@X.co', 'bo@x.co', 'Foo@x.co', 'foo@X.co'].map((email) => ({
  kind: 'guest' as const,
  guest: sampleGuest({ email }),
}))
const email = 'broken@x.co'
const broken = { kind: 'unreadable' as const, key: email, email, page: 1, row: 3 }
const { index } = indexSamples(sampleRows([...rows, broken]))

test('pasted emails find their guests whatever the case; the others are listed as unknown', () => {
  expect(findPasted(['ana@x.co', 'Other@x.co', 'ANA@x.co', 'other@x.co', 'broken@x.co'], index)).toEqual({
    found: ['Ana@X.co'],
    ambiguous: [],
    unknown: ['Other@x.co', 'broken@x.co'],
  })
})

test('an exact spelling finds its guest alone; any other finds all that match, and says so', () => {
  expect(findPasted(['foo@X.co', 'bo@x.co'], index)).toMatchObject({
    found: ['foo@X.co', 'bo@x.co'],
    ambiguous: [],
  })
  expect(findPasted(['Foo@x.co', 'foo@X.co'], index)).toMatchObject({
    found: ['Foo@x.co', 'foo@X.co'],
    ambiguous: [],
  })
  expect(findPasted(['foo@x.co'], index)).toEqual({
    found: ['Foo@x.co', 'foo@X.co'],
    ambiguous: [{ email: 'foo@x.co', guests: ['Foo@x.co', 'foo@X.co'] }],
    unknown: [],
  })
})
