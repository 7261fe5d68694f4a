import type { Instant } from './instant.ts'

/** A member's id: a positive integer, unique in an organization (contract: `users[].id`). */
export type MemberId = number

/** One of the organization's own people, as this product sees one. */
export type Member = {
  id: MemberId
  email: string
  /** Never empty: the full name, else first and last joined, else the email, else `Member #id`. */
  fullName: string
  /** `unknown` when the server says neither status nor activity. */
  status: 'active' | 'invited' | 'disabled' | 'unknown'
  /** `other` carries nothing to act on: roles are only shown. Compared in lower case. */
  role: 'admin' | 'standard' | 'light' | 'other'
  jobTitle: string
  lastLoginAt: Instant
}
