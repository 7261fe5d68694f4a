import { array, assert, constantFrom, oneof, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { viewsOf, weighGuests, type Attention } from './attention.ts'
import { attentionViews } from './attentionViews.ts'
import { fold, wordsOf } from '#src/lib/fold.ts'
import { titleOf } from '#src/lib/guest.ts'
import { createGuestMatcher, type GuestFilter } from './guestFilter.ts'
import { createGuestIndex, indexGuests } from './guestIndex.ts'
import { keyOf, type GuestRow } from '#src/lib/guestRow.ts'
import { anyList, guestOf, listOf, memberOf } from './guestSamples.fixture.ts'

const team = new Map(
  [
    memberOf({ id: 1, fullName: 'Ana Ferreira' }),
    memberOf({ id: 2, fullName: 'Zoë Kim' }),
    memberOf({ id: 3, status: 'disabled' }),
  ].map((member) => [member.id, member]),
)
const now = 2e10
const all: GuestFilter = { query: '', status: 'any', member: null, company: '', view: null }

/** The same question, asked of one row in the plainest way. */
function matches(row: GuestRow, filter: GuestFilter, members: typeof team | null): boolean {
  const guest = row.kind === 'guest' ? row.guest : null
  const ids = guest?.associatedMembers.known ? guest.associatedMembers.ids : []
  const texts = guest
    ? [titleOf(guest), guest.email, guest.company, guest.phone1, guest.phone2, guest.id]
    : [keyOf(row)]
  const names = ids.map((id) => members?.get(id)?.fullName ?? '')
  return (
    (filter.status === 'any' || guest?.disabled === (filter.status === 'disabled')) &&
    (filter.member === null || ids.includes(filter.member)) &&
    (filter.company === '' || guest?.company === filter.company) &&
    (filter.view === null || (guest !== null && viewsOf(guest, members, now).includes(filter.view))) &&
    wordsOf(filter.query).every((word) => [...texts, ...names].some((text) => fold(text).includes(word)))
  )
}

const query = constantFrom(
  '',
  'a',
  'an',
  'ana',
  'ana k',
  'ana kim',
  'K',
  'ki',
  'zoe',
  'muller y',
  'yil',
  'g1',
  '10 stu',
  'ferr',
  'example',
)
const anyFilter = record({
  query,
  status: constantFrom('any', 'active', 'disabled'),
  member: constantFrom(null, null, 1, 4),
  company: constantFrom('', '', 'Acme'),
  view: constantFrom(null, null, ...attentionViews),
})
const justQuery = query.map((text) => ({ ...all, query: text }))
const steps = array(tuple(constantFrom(0, 1, 2), oneof(justQuery, anyFilter), constantFrom(true, false)), {
  minLength: 1,
  maxLength: 12,
})

test('whatever was asked before, the hits are those of asking every row', () => {
  assert(
    property(tuple(anyList, anyList, anyList), steps, (lists, asked) => {
      const match = createGuestMatcher()
      let index = createGuestIndex()
      let attention: Attention | null = null
      for (const [which, filter, withMembers] of asked) {
        const list = lists[which]
        const members = withMembers ? team : null
        index = indexGuests(index, list)
        attention = weighGuests(index, members, now, attention)
        const found = match(index, attention, filter)
        const hits = index.rows.filter((row, slot) => row !== null && found.hits[slot] === 1)
        const expected = [...list.values()].filter((row) => matches(row, filter, members))
        expect(new Set(hits)).toEqual(new Set(expected))
        expect(found.count).toBe(expected.length)
        for (const view of attentionViews) {
          const inView = [...list.values()].filter((row) => matches(row, { ...all, view }, members))
          expect([view, attention.counts[view]]).toEqual([view, inView.length])
        }
      }
    }),
  )
})

test('words are found in any field and in the names of members, but never across two fields', () => {
  const guest = guestOf({
    email: 'chloe+tallyfy@ebene.fr',
    firstName: 'Chloé',
    lastName: 'Dubois',
    company: 'Ébène SA',
    phone1: '+33 1 23',
    id: '4711',
    associatedMembers: { known: true, ids: [2] },
  })
  const index = indexGuests(createGuestIndex(), listOf([{ kind: 'guest', guest }]))
  const match = createGuestMatcher()
  const attention = weighGuests(index, team, now, null)
  const found = (text: string) => match(index, attention, { ...all, query: text }).count === 1
  for (const text of ['chloe', 'DUBOIS ébène', '+tallyfy', '+33', '4711', 'zoe', 'kim sa'])
    expect([text, found(text)]).toEqual([text, true])
  for (const text of ['duboischloe', 'zoekim', 'ferreira']) expect([text, found(text)]).toEqual([text, false])
})
