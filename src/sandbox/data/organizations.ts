import type { OrgId } from '#src/lib/guest.ts'

/** What an organization is made from. */
export type OrganizationPlan = {
  id: OrgId
  name: string
  slug: string
  /** Its members' email domain. */
  domain: string
  guests: number
  members: number
  /** Whether the hand-written guests come first in its list, the first `guests` of them. */
  hasSampleGuests: boolean
}

/** 42 hand-written guests. */
export const lantern: OrganizationPlan = {
  id: '3f1c9a5e7b2d4c68a0e4d1b97c5f2a63',
  name: 'Lantern Studio',
  slug: 'lantern-studio',
  domain: 'lantern.studio',
  guests: 42,
  members: 24,
  hasSampleGuests: true,
}

/** A middle-sized one: its list has three pages. */
export const harborAndPine: OrganizationPlan = {
  id: '8b40d2e6f19c4a7db35e60c8a1f7924e',
  name: 'Harbor & Pine',
  slug: 'harbor-pine',
  domain: 'harborpine.com',
  guests: 2412,
  members: 180,
  hasSampleGuests: true,
}

/** A large one: 100 000 guests and 5000 members. */
export const meridian: OrganizationPlan = {
  id: 'c6e8174ab0f54d29963d5ea2b81c70f5',
  name: 'Meridian Freight',
  slug: 'meridian-freight',
  domain: 'meridianfreight.com',
  guests: 100_000,
  members: 5000,
  hasSampleGuests: false,
}

/** The organizations that a sandbox has by default. */
export const organizationPlans: readonly OrganizationPlan[] = [lantern, harborAndPine, meridian]
