import { describe, expect, test } from 'vitest'
import created from '#src/api/samples/guests.create.201.json' with { type: 'json' }
import got from '#src/api/samples/guests.get.201-or-200.json' with { type: 'json' }
import listed from '#src/api/samples/guests.list.200.json' with { type: 'json' }
import updated from '#src/api/samples/guests.update.201.json' with { type: 'json' }
import oneRow from '#src/api/samples/inferred.meta.links-empty-array.json' with { type: 'json' }
import legacyGot from '#src/api/samples/legacy.guests.get.200.json' with { type: 'json' }
import legacyListed from '#src/api/samples/legacy.guests.list.200.json' with { type: 'json' }
import { statusOf } from '#src/lib/guest.ts'
import { GuestAnswer, toGuest, WireGuest } from './wireGuest.ts'

const read = (wire: unknown) => toGuest(WireGuest.parse(wire))
const withDetails = (details: unknown) => read({ email: 'g@x.com', details })

describe('the samples of the contract', () => {
  test.each([
    ['create', created],
    ['get', got],
    ['update', updated],
    ['get, older', legacyGot],
  ])('%s is a guest', (_name, body) => expect(toGuest(GuestAnswer.parse(body).data).email).toContain('@'))

  test('the list', () => {
    const [guest] = listed.data.map(read)
    expect(guest).toMatchObject({
      email: 'guest.user@external.com',
      id: '1234',
      firstName: 'External',
      lastName: 'Collaborator',
      company: 'External Inc.',
      statusText: 'active',
      disabled: false,
      lastAccessedAt: Date.UTC(2025, 4, 15, 10),
      createdAt: Date.UTC(2025, 0, 10, 8, 30),
      deletedAt: null,
      associatedMembers: { known: true, ids: [] },
      stats: { assignedTasks: 2, tasksCompleted: 5, oneOffTasksCompleted: 1 },
    })
  })

  test('the older list: names in the details, other ids, other counts, rows with few fields', () => {
    const [guest, bare] = legacyListed.data.map(read)
    expect(guest).toMatchObject({
      id: 'guest_code_abc123',
      firstName: 'External',
      lastName: 'Collaborator',
      associatedMembers: { known: false, reason: 'absent' },
      stats: { assignedTasks: 2, tasksCompleted: 5, lastTaskCompletedAt: 'absent' },
    })
    expect(bare).toMatchObject({
      email: 'another.guest@domain.com',
      firstName: '',
      disabled: false,
      lastAccessedAt: 'absent',
      createdAt: 'absent',
      stats: null,
    })
  })

  test('dates that mean none disable no guest, and blanks are no company', () => {
    const details = { disabled_at: '0000-00-00 00:00:00', company_name: ' \u00a0\u200b' }
    const guest = read({
      email: 'g@x.com',
      deleted_at: '0',
      last_accessed_at: '1970-01-01T00:00:00Z',
      details,
    })
    expect(guest).toMatchObject({ disabled: false, deletedAt: null, lastAccessedAt: null, company: '' })
    expect(statusOf(guest)).toBe('active')
    expect(statusOf(read({ email: 'g@x.com', deleted_at: '2026-01-01T00:00:00Z', details }))).toBe('deleted')
  })

  test('an email alone is a guest', () =>
    expect(oneRow.data.map(read)).toMatchObject([{ email: 'g@x.com', id: '' }]))

  test('the ids of an update, and a date without a zone', () => {
    expect(toGuest(GuestAnswer.parse(updated).data).associatedMembers).toEqual({
      known: true,
      ids: [1234, 5678],
    })
    expect(toGuest(GuestAnswer.parse(created).data).createdAt).toBe(Date.UTC(2025, 0, 15, 10, 30))
  })

  test('the login link is not taken over', () => {
    for (const body of [created, got, updated]) {
      expect(JSON.stringify(toGuest(GuestAnswer.parse(body).data))).not.toContain('go.tallyfy.com')
    }
  })
})

test('what a null list means is for the caller to say', () => {
  const wire = WireGuest.parse({ email: 'g@x.com', details: { associated_members: null } })
  const unexpected = { known: false as const, reason: 'unexpected-null' as const, last: [7] }
  expect(toGuest(wire, { readNull: () => unexpected }).associatedMembers).toBe(unexpected)
})

describe('associated members', () => {
  test.each([
    [[3, '1', 2, 1, '3'], { known: true, ids: [1, 2, 3] }],
    [[], { known: true, ids: [] }],
    [null, { known: true, ids: [] }],
    [[1, 'x'], { known: false, reason: 'unreadable' }],
    [[1, null], { known: false, reason: 'unreadable' }],
    [[{ id: 1 }], { known: false, reason: 'unreadable' }],
    [
      { 0: 1, 2: 5 },
      { known: false, reason: 'unreadable' },
    ],
    ['1,2', { known: false, reason: 'unreadable' }],
    [0, { known: false, reason: 'unreadable' }],
    [false, { known: false, reason: 'unreadable' }],
  ])('%j is read as %j', (wire, members) =>
    expect(withDetails({ associated_members: wire }).associatedMembers).toEqual(members),
  )

  test.each([[{}], [[]], [null], [undefined]])('details %j leave them unknown', (details) =>
    expect(withDetails(details).associatedMembers).toEqual({ known: false, reason: 'absent' }),
  )
})

describe('disabled', () => {
  const earlier = '2025-01-01T00:00:00Z'
  const later = '2025-02-01T00:00:00Z'

  test.each([
    [{ disabled_at: earlier }, true],
    [{ disabled_on: '2025-01-01 00:00:00' }, true],
    [{ disabled_at: earlier, reactivated_at: later }, false],
    [{ disabled_at: later, reactivated_at: earlier }, true],
    [{ disabled_at: earlier, reactivated_at: earlier }, true],
    [{ disabled_at: '...' }, true],
    [{ disabled_at: null, status: 'disabled' }, false],
    [{ disabled_at: '' }, false],
    [{ disabled_at: false }, false],
    [{ reactivated_at: later }, false],
  ])('%j: %s', (details, disabled) => expect(withDetails(details).disabled).toBe(disabled))

  test('also at the top level', () =>
    expect(read({ email: 'g@x.com', disabled_on: earlier }).disabled).toBe(true))
})

test.each([
  [null],
  ['g@x.com'],
  [{}],
  [{ email: '' }],
  [{ email: 5 }],
  [{ email: 'g@x.com', details: 'none' }],
  [{ email: '\ud800@x.com' }],
])('no guest can be read from %j', (wire) => expect(WireGuest.safeParse(wire).success).toBe(false))
