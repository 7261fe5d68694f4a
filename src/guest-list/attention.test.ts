import { expect, test } from 'vitest'
import { createAttention } from './attention.ts'
import { attentionRules, inactiveAfterMs, type AttentionRule } from './attentionRules.ts'
import { sampleGuest, sampleMember } from './guestSamples.fixture.ts'

const now = Date.UTC(2026, 3, 1)
const team = new Map(
  [
    sampleMember({ id: 1 }),
    sampleMember({ id: 2, status: 'disabled' }),
    sampleMember({ id: 3, status: 'invited' }),
  ].map((member) => [member.id, member]),
)

const recompute = <Id extends string>(
  rules: readonly AttentionRule<Id>[],
  guests: ReturnType<typeof sampleGuest>[],
  members: typeof team | null,
) => {
  const attention = createAttention(rules)
  const rows = guests.map((guest) => ({ kind: 'guest' as const, guest }))
  Array.from(attention.recompute(rows, { members, now }))
  return attention.publish()
}

const matching = (fields: Partial<Parameters<typeof sampleGuest>[0]>, members: typeof team | null = team) => {
  const guest = sampleGuest({ email: 'a@x.co', lastAccessedAt: now, ...fields })
  const { counts, flags, bitOf } = recompute(attentionRules, [guest], members)
  const ids = [...counts].filter(([, count]) => count === 1).map(([id]) => id)
  expect(ids).toEqual(attentionRules.map(({ id }) => id).filter((id) => ((flags[0] ?? 0) & bitOf(id)) > 0))
  return ids
}
const ids = (...list: number[]) => ({ associatedMembers: { known: true as const, ids: list } })

test('a deleted guest needs no attention', () => {
  expect(matching({ ...ids(), lastAccessedAt: null, disabled: true, deletedAt: now })).toEqual([])
})

test.each([
  ['no member', ids(), ['no-member']],
  ['one member', ids(1), ['one-member']],
  ['two members, one invited', ids(1, 3), []],
  ['a disabled member among two', ids(1, 2), ['member-disabled']],
  ['an id that is no member', ids(1, 9), ['member-not-found']],
  ['a list not sent', { associatedMembers: { known: false as const, reason: 'absent' as const } }, []],
  ['disabled with members', { ...ids(1, 3), disabled: true }, ['disabled-associated']],
  ['disabled without members', { ...ids(), disabled: true }, ['no-member']],
  ['never seen', { ...ids(1, 3), lastAccessedAt: null }, ['never-seen']],
  ['90 days ago to the millisecond', { ...ids(1, 3), lastAccessedAt: now - inactiveAfterMs }, []],
  ['longer ago', { ...ids(1, 3), lastAccessedAt: now - inactiveAfterMs - 1 }, ['inactive-90-days']],
])('%s', (_what, fields, expected) => expect(matching(fields)).toEqual(expected))

test('while members are not read no member counts as missing or disabled', () => {
  expect(matching(ids(2, 9), null)).toEqual([])
})

const ruleOf = (nth: number): AttentionRule => ({
  id: `rule-${nth}`,
  label: 'no-member',
  needs: { lists: false, members: false },
  tone: 'neutral',
  test: ({ guest }) => guest.email !== 'c@x.co' || nth % 2 === 0,
  mend: null,
})

test('rules can be added until the flags are full: each is counted, one too many is an error', () => {
  const guests = ['a@x.co', 'b@x.co', 'c@x.co'].map((email) =>
    sampleGuest({ email, associatedMembers: { known: false, reason: 'absent' } }),
  )
  let rules: AttentionRule[] = []
  let failure: unknown = null
  while (failure === null && rules.length < 100) {
    const more = [...rules, ruleOf(rules.length)]
    try {
      const { counts, flags, bitOf, withoutList } = recompute(more, guests, null)
      expect([...counts.values()]).toEqual(more.map((_, nth) => (nth % 2 === 0 ? 3 : 2)))
      expect(more.map(({ id }) => ((flags[2] ?? 0) & bitOf(id)) > 0)).toEqual(
        more.map((_, nth) => nth % 2 === 0),
      )
      expect(withoutList).toBe(3)
      rules = more
    } catch (error) {
      failure = error
    }
  }
  expect(failure).toEqual(new Error("At most 29 attention rules fit into a guest's flags, there are 30."))
})
