import { array, assert, constantFrom, oneof, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from '#src/lib/fold.ts'
import { statusOf, titleOf, keyOf, type ListRow } from '#src/lib/guest.ts'
import { attentionRuleIds, attentionRules } from './attentionRules.ts'
import { phoneSpellings, phoneText } from '#src/lib/phoneDigits.ts'
import { companyKey, noCompany } from './companies.ts'
import { anyRows, indexSamples, sampleGuest, sampleMember, sampleRows } from './guestSamples.fixture.ts'
import { createGuestSearch, type GuestFilter } from './guestSearch.ts'
import { createIndexedGuests } from './guestIndexer.ts'

const team = new Map(
  [
    sampleMember({ id: 1, fullName: 'Ana Ferreira' }),
    sampleMember({ id: 2, fullName: 'Zoë Kim' }),
    sampleMember({ id: 3, status: 'disabled' }),
  ].map((member) => [member.id, member]),
)
const now = 2e10
const all: GuestFilter = { query: '', status: 'any', member: null, company: '', view: null }

type Members = typeof team | null

/** Whether a view shows a row. */
function isInView(row: ListRow, view: GuestFilter['view'], members: Members): boolean {
  const rule = attentionRules.find(({ id }) => id === view)
  if (rule === undefined) return true
  if (row.kind === 'unreadable' || statusOf(row.guest) === 'deleted') return false
  const { associatedMembers } = row.guest
  const ids = associatedMembers.known ? associatedMembers.ids : null
  return rule.test({ guest: row.guest, ids, members, now })
}

/** Whether one row matches in any view, written in the plainest way. */
function matches(row: ListRow, filter: GuestFilter, members: Members): boolean {
  const guest = row.kind === 'guest' ? row.guest : null
  const ids = guest?.associatedMembers.known ? guest.associatedMembers.ids : []
  const texts = guest
    ? [titleOf(guest), guest.email, guest.company, phoneText(guest.phone1), guest.id]
    : [keyOf(row)]
  const names = ids.map((id) => members?.get(id)?.fullName ?? '')
  return (
    (filter.status === 'any' || (guest !== null && statusOf(guest) === filter.status)) &&
    (filter.member === null || ids.includes(filter.member)) &&
    (filter.company === '' || (guest !== null && companyKey(guest.company) === companyKey(filter.company))) &&
    wordsOf(filter.query).every(
      (word) =>
        [...texts, ...names].some((text) => fold(text).includes(word)) ||
        texts.some((text) => phoneSpellings(word).some((digits) => text.includes(digits))),
    )
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
  '-',
  '55-',
  '55-12',
  '0634',
  '06 34 34',
  '0634343434',
  '(0)6',
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
          const hits = guests.index.keys.filter((_, slot) => found.hits[slot] === 2)
          const matching = [...rows.values()].filter((row) =>
            matches(row, { ...filter, query: typed }, members),
          )
          const countIn = (view: GuestFilter['view']) =>
            matching.filter((row) => isInView(row, view, members)).length
          const expected = matching.filter((row) => isInView(row, filter.view, members))
          expect(hits.toSorted()).toEqual(expected.map(keyOf).toSorted())
          expect(found.count).toBe(expected.length)
          expect([...found.viewCounts]).toEqual(attentionRuleIds.map((view) => [view, countIn(view)]))
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

test('what is equal to the eye is found, however it is written on either side', () => {
  const guests = indexSamples(
    sampleRows(
      [
        { email: 'max@ext.example', firstName: 'Max', lastName: 'Müller', phone1: '(555) 010-4477' },
        {
          email: 'pia@bücher.example',
          firstName: 'Pia',
          lastName: 'O’Brien\u200b',
          phone1: '06.34.34.34.34',
        },
        { email: 'li@xn--r8jz45g.example', firstName: 'علی', company: 'D\u2011Arc\u00a0\u00a0SA' },
        { email: 'leon@ext.example', phone2: '+33 (0)6 34 34 34 34' },
      ].map((fields) => ({ kind: 'guest', guest: sampleGuest(fields) })),
    ),
    { members: null, now },
  )
  const search = createGuestSearch()
  const found = (text: string) => {
    const { hits } = search(guests, { ...all, query: text })
    return guests.index.keys.filter((_, slot) => hits[slot] === 2).map((email) => email.split('@')[0])
  }
  const queries: [text: string, names: string[]][] = [
    ['Müller, Max', ['max']],
    ['Max Müller <max@ext.example>', ['max']],
    ['mailto:max@ext.example', ['max']],
    ['5550104477', ['max']],
    ['555-010-4477', ['max']],
    ['(555) 010', ['max']],
    ["o'brien", ['pia']],
    ['bücher', ['pia']],
    ['xn--bcher-kva', ['pia']],
    ['PIA@xn--bcher-kva.example', ['pia']],
    ['pia@bücher.example,', ['pia']],
    ['例え', ['li']],
    ['علي d-arc sa', ['li']],
    ['0634343434', ['pia', 'leon']],
    ['+33634', ['leon']],
  ]
  for (const [text, names] of queries) expect([text, found(text)]).toEqual([text, names])
})
