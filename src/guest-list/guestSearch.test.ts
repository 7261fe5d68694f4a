import { array, assert, constantFrom, oneof, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from '#src/lib/fold.ts'
import { statusOf, titleOf } from '#src/lib/guest.ts'
import { keyOf, type GuestRow } from '#src/lib/guestRow.ts'
import { attentionRuleIds, attentionRules } from './attentionRules.ts'
import { companyKey, noCompany } from './companies.ts'
import { anyRows, indexSamples, sampleGuest, sampleMember, sampleRows } from './guestSamples.fixture.ts'
import { createGuestSearch, type GuestFilter } from './guestSearch.ts'
import { createIndexedGuests } from './indexedGuests.ts'

const team = new Map(
  [
    sampleMember({ id: 1, fullName: 'Ana Ferreira' }),
    sampleMember({ id: 2, fullName: 'Zoë Kim' }),
    sampleMember({ id: 3, status: 'disabled' }),
  ].map((member) => [member.id, member]),
)
const now = 2e10
const all: GuestFilter = { query: '', status: 'any', member: null, company: '', view: null }

/** Whether one row matches, written in the plainest way. */
function matches(row: GuestRow, filter: GuestFilter, members: typeof team | null): boolean {
  const guest = row.kind === 'guest' ? row.guest : null
  const known = guest?.associatedMembers.known ? guest.associatedMembers.ids : null
  const ids = known ?? []
  const rule = attentionRules.find(({ id }) => id === filter.view)
  const texts = guest
    ? [titleOf(guest), guest.email, guest.company, guest.phone1, guest.phone2, guest.id]
    : [keyOf(row)]
  const names = ids.map((id) => members?.get(id)?.fullName ?? '')
  return (
    (filter.status === 'any' || (guest !== null && statusOf(guest) === filter.status)) &&
    (filter.member === null || ids.includes(filter.member)) &&
    (filter.company === '' || (guest !== null && companyKey(guest.company) === companyKey(filter.company))) &&
    (rule === undefined ||
      (guest !== null && statusOf(guest) !== 'deleted' && rule.test({ guest, ids: known, members, now }))) &&
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
  status: constantFrom('any', 'active', 'disabled', 'deleted'),
  member: constantFrom(null, null, 1, 4),
  company: constantFrom('', '', 'Acme', noCompany),
  view: constantFrom(null, null, ...attentionRuleIds),
})
const justQuery = query.map((text) => ({ ...all, query: text }))
const steps = array(tuple(constantFrom(0, 1, 2), oneof(justQuery, anyFilter), constantFrom(true, false)), {
  minLength: 1,
  maxLength: 12,
})

test('whatever was searched before, the hits are those of testing every row', () => {
  assert(
    property(tuple(anyRows, anyRows, anyRows), steps, (lists, searches) => {
      const search = createGuestSearch()
      const indexed = createIndexedGuests()
      for (const [which, filter, withMembers] of searches) {
        const rows = lists[which]
        const members = withMembers ? team : null
        const guests = indexSamples(rows, { members, now }, indexed)
        for (const typed of [filter.query.slice(0, 1), filter.query]) {
          const found = search(guests, { ...filter, query: typed })
          const hits = guests.index.rows.filter((row, slot) => row !== null && found.hits[slot] === 1)
          const expected = [...rows.values()].filter((row) =>
            matches(row, { ...filter, query: typed }, members),
          )
          expect(new Set(hits)).toEqual(new Set(expected))
          expect(found.count).toBe(expected.length)
        }
        for (const view of attentionRuleIds) {
          const inView = [...rows.values()].filter((row) => matches(row, { ...all, view }, members))
          expect([view, guests.attention.counts.get(view)]).toEqual([view, inView.length])
        }
      }
    }),
  )
})

test('words are found in any field and in the names of members, but never across two fields', () => {
  const guest = sampleGuest({
    email: 'chloe+tallyfy@ebene.fr',
    firstName: 'Chloé',
    lastName: 'Dubois',
    company: 'Ébène SA',
    phone1: '+33 1 23',
    id: '4711',
    associatedMembers: { known: true, ids: [2] },
  })
  const guests = indexSamples(sampleRows([{ kind: 'guest', guest }]), { members: team, now })
  const search = createGuestSearch()
  const found = (text: string) => search(guests, { ...all, query: text }).count === 1
  for (const text of ['chloe', 'DUBOIS ébène', '+tallyfy', '+33', '4711', 'zoe', 'kim sa'])
    expect([text, found(text)]).toEqual([text, true])
  for (const text of ['duboischloe', 'zoekim', 'ferreira']) expect([text, found(text)]).toEqual([text, false])
})
