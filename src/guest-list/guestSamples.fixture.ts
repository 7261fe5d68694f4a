import { constant, constantFrom, integer, oneof, record, uniqueArray, type Arbitrary } from 'fast-check'
import type { AssociatedMembers, Guest } from '#src/lib/guest.ts'
import type { GuestRow } from '#src/lib/guestRow.ts'
import type { Member } from '#src/lib/member.ts'

/** For tests: a guest of whom only what matters to the test is said. */
export function guestOf(said: Partial<Guest> & { email: string }): Guest {
  return { ...blank, ...said }
}

/** For tests: a list as the API hands it over. */
export function listOf(rows: readonly GuestRow[]): Map<string, GuestRow> {
  return new Map(rows.map((row) => [row.kind === 'guest' ? row.guest.email : row.key, row]))
}

/** For tests: a member of whom only what matters is said. */
export function memberOf(said: Partial<Member> & { id: number }): Member {
  const name = `Member ${said.id}`
  return {
    email: `${said.id}@team.example`,
    fullName: name,
    status: 'active',
    role: 'standard',
    jobTitle: '',
    lastLoginAt: null,
    ...said,
  }
}

const list: Arbitrary<AssociatedMembers> = oneof(
  uniqueArray(integer({ min: 1, max: 5 }), { maxLength: 3 }).map((ids) => ({
    known: true as const,
    ids: ids.toSorted((one, other) => one - other),
  })),
  constant({ known: false as const, reason: 'absent' as const }),
)

const anyGuest: Arbitrary<GuestRow> = record({
  email: integer({ min: 0, max: 60 }).map((n) => `g${n}@example.com`),
  firstName: constantFrom('', 'Ana', 'ana', 'Zoë', 'Élan', 'Bjørn', 'Studio 9', 'Studio 10'),
  lastName: constantFrom('', 'Kim', 'Müller', 'Yılmaz'),
  company: constantFrom('', 'Acme', 'acme', 'Ébène'),
  disabled: constantFrom(true, false),
  lastAccessedAt: constantFrom(null, 0, 5, 9e9, 2e10),
  createdAt: constantFrom(null, 1, 2),
  associatedMembers: list,
}).map((said) => ({ kind: 'guest', guest: guestOf(said) }))

const unreadable: Arbitrary<GuestRow> = integer({ min: 61, max: 63 }).map((n) => ({
  kind: 'unreadable',
  key: `g${n}@example.com`,
  email: `g${n}@example.com`,
  page: 1,
  row: n,
}))

/** For tests: lists of up to 30 rows, with twins, blanks, accents and rows that cannot be read. */
export const anyList: Arbitrary<Map<string, GuestRow>> = uniqueArray(
  oneof({ weight: 9, arbitrary: anyGuest }, { weight: 1, arbitrary: unreadable }),
  {
    maxLength: 30,
    selector: (row) => (row.kind === 'guest' ? row.guest.email : row.key),
  },
).map(listOf)

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
