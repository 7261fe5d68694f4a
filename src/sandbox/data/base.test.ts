import { describe, expect, test } from 'vitest'
import { testBase, testNow } from '#src/sandbox/client.fixture.ts'
import { createBase, type BaseOrganization } from './base.ts'
import type { WireGuest } from './wireGuest.ts'
import { edgeCases, harborAndPine, lantern, meridian, organizationPlans } from './organizations.ts'

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
    for (const plan of organizationPlans) {
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
      organizations: [{ ...edgeCases, sampleGuests: [] }],
    })
    expect(organization(edgeCases.id).indexOf(organization(edgeCases.id, without).emailAt(3))).toBeUndefined()
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

  // All 100 000 guests are made, which a busy machine needs a while for.
  test('have hardly two guests or members of one name, where names are distinct', { timeout: 30_000 }, () => {
    const { members, ...rest } = organization(meridian.id)
    const guestNames = guestsOf({ members, ...rest }).map((guest) => `${guest.first_name} ${guest.last_name}`)
    expect(new Set(guestNames).size).toBeGreaterThan(99_990)
    const generated = members.slice(meridian.sampleMembers.length)
    const memberNames = generated.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
    expect(new Set(memberNames).size).toBeGreaterThan(memberNames.length - 3)
  })
})

const idsOf = ({ details }: WireGuest) => details.associated_members ?? []
const isDisabled = ({ details }: WireGuest) => details.status === 'disabled'
const companyOf = ({ details }: WireGuest) => details.company_name
const daysSince = (at: string | null) => (at === null ? null : (testNow - Date.parse(at)) / 86_400_000)

describe('Lantern Studio', () => {
  const { members, ...rest } = organization(lantern.id)
  const guests = guestsOf({ members, ...rest })
  const disabled = new Set(members.filter(({ status }) => status === 'disabled').map(({ id }) => id))
  const all = new Set(members.map(({ id }) => id))
  const count = (matches: (guest: WireGuest) => boolean) => guests.filter(matches).length

  test('shows in each attention view what the view is for', () => {
    expect(count((guest) => idsOf(guest).length === 0)).toBe(4)
    expect(count((guest) => idsOf(guest).some((id) => !all.has(id)))).toBe(2)
    expect(count((guest) => idsOf(guest).some((id) => disabled.has(id)))).toBe(9)
    expect(count((guest) => idsOf(guest).length === 1)).toBe(16)
    expect(count((guest) => guest.last_accessed_at === null)).toBe(3)
    expect(count((guest) => (daysSince(guest.last_accessed_at) ?? 0) > 90)).toBe(4)
    expect(count((guest) => (daysSince(guest.last_accessed_at) ?? 0) > 700)).toBe(1)
    expect(count((guest) => isDisabled(guest) && idsOf(guest).length > 0)).toBe(2)
  })

  test('has 14 companies, one of them without any member, and two guests called John Smith', () => {
    const withMember = guests.filter((guest) => idsOf(guest).length > 0).map(companyOf)
    expect(new Set(guests.map(companyOf)).size).toBe(14)
    expect(new Set(withMember).size).toBe(13)
    expect(withMember).not.toContain('Yılmaz Logistics')
    expect(count((guest) => guest.first_name === 'John' && guest.last_name === 'Smith')).toBe(2)
  })

  test('has guests who were created before they were seen, disabled or reactivated', () => {
    for (const guest of guests) expect(guest.created_at < (guest.last_accessed_at ?? '9')).toBe(true)
  })
})
