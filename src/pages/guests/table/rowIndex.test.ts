import { expect, test } from 'vitest'
import { indexSamples, sampleGuest, sampleRows } from '#src/guest-list/guestSamples.fixture.ts'
import { createViewMaker } from '#src/guest-list/guestView.ts'
import { columnOf } from './columns.tsx'
import { emailAt, rowIndexOf } from './rowIndex.ts'

const emails = ['Ann@x.co', 'bob@x.co', 'BOB@x.co']
const rows = sampleRows(emails.map((email) => ({ kind: 'guest', guest: sampleGuest({ email }) })))
const view = createViewMaker()(
  indexSamples(rows),
  { query: '', status: 'any', member: null, company: '', view: null },
  { column: columnOf('guest'), dir: 'asc' },
)

test('a guest is found whatever the case of the email; the row with exactly this email comes first', () => {
  const found = (email: string) => emailAt(view, rowIndexOf(view, email))
  expect(view.shown).toHaveLength(3)
  expect(['ann@x.co', 'BOB@x.co', 'bob@x.co'].map(found)).toEqual(['Ann@x.co', 'BOB@x.co', 'bob@x.co'])
  expect(['bob@x.co', 'BOB@x.co']).toContain(found('Bob@x.co'))
  expect(rowIndexOf(view, 'cy@x.co')).toBe(-1)
})
