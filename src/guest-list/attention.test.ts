import { expect, test } from 'vitest'
import { inactiveAfter, viewsOf } from './attention.ts'
import { guestOf, memberOf } from './guestSamples.fixture.ts'

const now = Date.UTC(2026, 3, 1)
const team = new Map(
  [memberOf({ id: 1 }), memberOf({ id: 2, status: 'disabled' }), memberOf({ id: 3, status: 'invited' })].map(
    (m) => [m.id, m],
  ),
)
const seen = { email: 'a@x.co', lastAccessedAt: now }
const views = (said: Partial<Parameters<typeof guestOf>[0]>, members: typeof team | null = team) =>
  viewsOf(guestOf({ ...seen, ...said }), members, now)
const ids = (...list: number[]) => ({ associatedMembers: { known: true as const, ids: list } })

test.each([
  ['nobody', ids(), ['no-member']],
  ['one member', ids(1), ['one-member']],
  ['two members, one invited', ids(1, 3), []],
  ['a disabled member among two', ids(1, 2), ['member-disabled']],
  ['an id that is no member', ids(1, 9), ['member-not-found']],
  ['a list not sent', { associatedMembers: { known: false as const, reason: 'absent' as const } }, []],
  ['disabled with members', { ...ids(1, 3), disabled: true }, ['disabled-associated']],
  ['disabled with nobody', { ...ids(), disabled: true }, ['no-member']],
  ['never seen', { ...ids(1, 3), lastAccessedAt: null }, ['never-seen']],
  ['90 days ago to the millisecond', { ...ids(1, 3), lastAccessedAt: now - inactiveAfter }, []],
  ['longer ago', { ...ids(1, 3), lastAccessedAt: now - inactiveAfter - 1 }, ['inactive-90-days']],
])('%s', (_what, said, expected) => expect(views(said)).toEqual(expected))

test('while members are not read nobody counts as missing or disabled', () => {
  expect(views(ids(2, 9), null)).toEqual([])
})
