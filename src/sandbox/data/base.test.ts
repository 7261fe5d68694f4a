import { describe, expect, test } from 'vitest'
import { testBase, testNow } from '#src/sandbox/client.fixture.ts'
import { createBase, type BaseOrganization } from './base.ts'
import { harborAndPine, lantern, meridian } from './organizations.ts'

function organization(id: string, base = testBase): BaseOrganization {
  const found = base.organizations.get(id)
  if (!found) throw new Error(`no organization ${id}`)
  return found
}

function guestsOf({ plan, guestAt }: BaseOrganization, count = plan.guests) {
  return Array.from({ length: count }, (_, index) => guestAt(index))
}

function page(seed: number): string {
  return JSON.stringify(guestsOf(organization(harborAndPine.id, createBase({ seed, nowMs: testNow })), 300))
}

describe('organizations made from a seed', () => {
  test('are the same bytes for the same seed and moment, and others for another seed', () => {
    expect(page(7)).toBe(page(7))
    expect(page(7)).not.toBe(page(8))
  })

  test('have the sizes they say, and members with unique ids and emails', () => {
    for (const plan of [lantern, harborAndPine, meridian]) {
      const { members, memberIds } = organization(plan.id)
      expect(members).toHaveLength(plan.members)
      expect(memberIds.size).toBe(plan.members)
      expect(new Set(members.map((member) => member.email)).size).toBe(plan.members)
      expect(members.some((member) => member.status === 'disabled')).toBe(true)
      expect(members.some((member) => member.status === 'invited')).toBe(true)
    }
  })

  test('give each of 100 000 guests an email of its own, by which it is found', () => {
    const { plan, emailAt, indexOf } = organization(meridian.id)
    const emails = Array.from({ length: plan.guests }, (_, index) => emailAt(index))
    expect(new Set(emails.map((email) => email.toLowerCase())).size).toBe(100_000)
    for (let index = 0; index < plan.guests; index += 97) {
      expect(indexOf(emailAt(index).toUpperCase())).toBe(index)
    }
  })

  test('find the hand-written guests, and none of the generated ones that they replace', () => {
    const mixed = organization(harborAndPine.id)
    expect(guestsOf(mixed, 60).map((guest) => mixed.indexOf(guest.email))).toEqual(
      Array.from({ length: 60 }, (_, index) => index),
    )
    const without = createBase({
      seed: 7,
      nowMs: testNow,
      organizations: [{ ...lantern, hasSampleGuests: false }],
    })
    expect(organization(lantern.id).indexOf(organization(lantern.id, without).emailAt(3))).toBeUndefined()
  })

  test('hold guests with none, one and many members, disabled and never seen ones, and unknown ids', () => {
    const { memberIds, ...rest } = organization(harborAndPine.id)
    const guests = guestsOf({ memberIds, ...rest })
    const lists = guests.map((guest) => guest.details.associated_members)
    const share = (count: number) => count / guests.length
    expect(share(lists.filter((list) => !list?.length).length)).toBeGreaterThan(0.03)
    expect(share(lists.filter((list) => list?.length === 1).length)).toBeGreaterThan(0.3)
    expect(lists.some((list) => (list?.length ?? 0) > 5)).toBe(true)
    expect(lists.some((list) => list?.some((id) => !memberIds.has(id)))).toBe(true)
    expect(share(guests.filter((guest) => guest.details.disabled_at).length)).toBeGreaterThan(0.02)
    expect(share(guests.filter((guest) => !guest.last_accessed_at).length)).toBeGreaterThan(0.04)
    expect(share(guests.filter((guest) => guest.details.reactivated_at).length)).toBeGreaterThan(0.002)
  })

  test('have no dates in the future', () => {
    const now = new Date(testNow).toISOString()
    for (const guest of guestsOf(organization(meridian.id), 5000)) {
      expect(guest.created_at < now).toBe(true)
      expect((guest.last_accessed_at ?? '') < now).toBe(true)
      expect((guest.details.disabled_at ?? '') <= now).toBe(true)
    }
  })
})
