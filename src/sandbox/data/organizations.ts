import type { OrgId } from '#src/lib/guest.ts'
import { edgeCaseGuests } from './edgeCaseGuests.ts'
import { lanternGuests } from './lanternGuests.ts'
import { lanternMembers } from './lanternMembers.ts'
import type { SampleGuest } from './makeSampleGuest.ts'
import { sampleGuests } from './sampleGuests.ts'
import { sampleMembers, type SampleMember } from './sampleMembers.ts'

/** What an organization is made from. */
export type OrganizationPlan = {
  id: OrgId
  name: string
  slug: string
  /** Its members' email domain. */
  domain: string
  guests: number
  members: number
  /** The hand-written guests and members that come first in its lists; the others are generated. */
  sampleGuests: readonly SampleGuest[]
  sampleMembers: readonly SampleMember[]
  /** Whether hardly any two generated guests or members have the same name. */
  distinctNames: boolean
  /** Makes its generated data differ from those of others. Default: its place in the list of organizations. */
  seedNumber?: number
}

/** 42 believable guests that show what every attention view is for. */
export const lantern: OrganizationPlan = {
  id: '3f1c9a5e7b2d4c68a0e4d1b97c5f2a63',
  name: 'Lantern Studio',
  slug: 'lantern-studio',
  domain: 'lantern.studio',
  guests: 42,
  members: 24,
  sampleGuests: lanternGuests,
  sampleMembers: lanternMembers,
  distinctNames: false,
}

/** A middle-sized one: its list has three pages. */
export const harborAndPine: OrganizationPlan = {
  id: '8b40d2e6f19c4a7db35e60c8a1f7924e',
  name: 'Harbor & Pine',
  slug: 'harbor-pine',
  domain: 'harborpine.com',
  guests: 2412,
  members: 180,
  sampleGuests,
  sampleMembers,
  distinctNames: false,
}

/** A large one: 100 000 guests and 5000 members. */
export const meridian: OrganizationPlan = {
  id: 'c6e8174ab0f54d29963d5ea2b81c70f5',
  name: 'Meridian Freight',
  slug: 'meridian-freight',
  domain: 'meridianfreight.com',
  guests: 100_000,
  members: 5000,
  sampleGuests: [],
  sampleMembers,
  distinctNames: true,
}

/** For tests: guests with unusual emails, names and members, and names in many scripts. */
export const edgeCases: OrganizationPlan = {
  id: 'ed6eca5e4f0b4c1d9a7e62b35d80f19c',
  name: 'Edge Cases',
  slug: 'edge-cases',
  domain: 'edgecases.example',
  guests: 42,
  members: 24,
  sampleGuests: [...sampleGuests, ...edgeCaseGuests],
  sampleMembers,
  distinctNames: false,
  seedNumber: 0,
}

/** The organizations that a sandbox has by default. */
export const organizationPlans: readonly OrganizationPlan[] = [lantern, harborAndPine, meridian, edgeCases]
