import { expect, test } from 'vitest'
import { indexSamples, sampleGuest, sampleRows } from '#src/guest-list/guestSamples.fixture.ts'
import { findPasted } from './PastedEmails.tsx'

test('pasted emails find their guests whatever the case; the others are listed as unknown', () => {
  const rows = ['Ana@X.co', 'bo@x.co'].map((email) => ({
    kind: 'guest' as const,
    guest: sampleGuest({ email }),
  }))
  const email = 'broken@x.co'
  const broken = { kind: 'unreadable' as const, key: email, email, page: 1, row: 3 }
  const { index } = indexSamples(sampleRows([...rows, broken]))
  expect(findPasted(['ana@x.co', 'Other@x.co', 'broken@x.co'], index)).toEqual({
    found: ['Ana@X.co'],
    unknown: ['Other@x.co', 'broken@x.co'],
  })
})
