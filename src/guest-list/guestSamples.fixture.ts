import { constant, constantFrom, integer, oneof, record, uniqueArray, type Arbitrary } from 'fast-check'
import type { AssociatedMembers, Guest, ListRow } from '#src/lib/guest.ts'
import type { Member } from '#src/lib/member.ts'
import { emptyList } from '#src/api/guests/guestList.ts'
import { createIndexedGuests, type IndexedGuests, type IndexInput } from './guestIndexer.ts'

/** A guest with the given fields; all others are empty. */
export function sampleGuest(fields: Partial<Guest> & { email: string }): Guest {
  return { ...blank, ...fields }
}

/** The rows as the list keeps them, by email. */
export function sampleRows(rows: readonly ListRow[]): Map<string, ListRow> {
  return new Map(rows.map((row) => [row.kind === 'guest' ? row.guest.email : row.key, row]))
}

/** A member with the given fields. */
export function sampleMember(fields: Partial<Member> & { id: number }): Member {
  return {
    email: `${fields.id}@team.example`,
    fullName: `Member ${fields.id}`,
    status: 'active',
    role: 'standard',
    jobTitle: '',
    lastLoginAt: null,
    ...fields,
  }
}

const anyMembers: Arbitrary<AssociatedMembers> = oneof(
  uniqueArray(integer({ min: 1, max: 5 }), { maxLength: 3 }).map((ids) => ({
    known: true as const,
    ids: ids.toSorted((one, other) => one - other),
  })),
  constant({ known: false as const, reason: 'absent' as const }),
)

const anyGuest: Arbitrary<ListRow> = record({
  email: integer({ min: 0, max: 60 }).map((n) => `g${n}@example.com`),
  firstName: constantFrom('', 'Ana', 'ana', 'Zoë', 'Élan', 'Bjørn', 'Studio 9', 'Studio 10'),
  lastName: constantFrom('', 'Kim', 'Müller', 'Yılmaz'),
  company: constantFrom('', 'Acme', 'acme', 'Ébène'),
  phone1: constantFrom('', '+33 (0)6 34 34 34 34', '06-34-34-34-34', '55-12'),
  disabled: constantFrom(true, false),
  deletedAt: constantFrom(null, null, null, 7),
  lastAccessedAt: constantFrom(null, 0, 5, 9e9, 2e10),
  createdAt: constantFrom(null, 1, 2),
  associatedMembers: anyMembers,
}).map((fields) => ({ kind: 'guest', guest: sampleGuest(fields) }))

const unreadable: Arbitrary<ListRow> = integer({ min: 61, max: 63 }).map((n) => ({
  kind: 'unreadable',
  key: `g${n}@example.com`,
  email: `g${n}@example.com`,
  page: 1,
  row: n,
}))

/** Lists of up to 30 rows, with equal names, empty fields, accents and rows that cannot be read. */
export const anyRows: Arbitrary<Map<string, ListRow>> = uniqueArray(
  oneof({ weight: 9, arbitrary: anyGuest }, { weight: 1, arbitrary: unreadable }),
  {
    maxLength: 30,
    selector: (row) => (row.kind === 'guest' ? row.guest.email : row.key),
  },
).map(sampleRows)

/** A state of indexed guests with all of these rows. `indexed`: the one that held them before. */
export function indexSamples(
  rows: ReadonlyMap<string, ListRow>,
  input: Partial<IndexInput> = {},
  indexed = createIndexedGuests(),
): IndexedGuests {
  const whole = { list: { ...emptyList, rows }, members: null, now: 0, column: null, ...input }
  while (!indexed.isIndexed(whole)) Array.from(indexed.steps(whole))
  return indexed.published()
}

const blank: Omit<Guest, 'email'> = {
  id: '',
  firstName: '',
  lastName: '',
  company: '',
  phone1: '',
  phone2: '',
  timezone: '',
  imageUrl: '',
  contactUrl: '',
  companyUrl: '',
  opportunityName: '',
  opportunityUrl: '',
  externalSyncSource: '',
  externalDateCreation: '',
  cadenceDays: '',
  lastCity: '',
  lastCountry: '',
  lastKnownIp: '',
  lastKnownCountry: '',
  statusText: '',
  disabled: false,
  disabledAt: null,
  disabledBy: '',
  reactivatedAt: null,
  reactivatedBy: '',
  lastAccessedAt: null,
  createdAt: null,
  deletedAt: null,
  associatedMembers: { known: true, ids: [] },
  stats: null,
}
