import type { MemberId } from '#src/lib/member.ts'
import { ana, ken, tomas } from './sampleMembers.ts'

/** The tokens that every sandbox accepts. */
export const sandboxTokens = {
  /** Ana Ferreira, an admin everywhere. */
  admin: 'sandbox',
  /** Ken Ito, another admin. */
  otherAdmin: 'sandbox-2',
  /** Tomás Ruiz, a light user, who can only read. */
  light: 'sandbox-light',
} as const

/** The user of each of them. */
export const userIdsByToken: readonly (readonly [string, MemberId])[] = [
  [sandboxTokens.admin, ana.id],
  [sandboxTokens.otherAdmin, ken.id],
  [sandboxTokens.light, tomas.id],
]
