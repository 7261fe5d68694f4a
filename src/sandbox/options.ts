import * as z from 'zod'

/** How a sandbox behaves. All options can change while it runs. */
export const SandboxOptions = z.strictObject({
  /**
   * `current`: as documented since March 2026. `legacy`: as documented before; the list of guests omits associated
   * members, one guest and an update have them. `legacy-silent`: they are omitted everywhere.
   */
  shape: z.enum(['current', 'legacy', 'legacy-silent']),
  /** What `meta` of a list contains; `as-documented`: links as an object, and no meta at all in legacy shapes. */
  meta: z.enum(['as-documented', 'links-object', 'links-empty-array', 'without-links', 'none']),
  /** Most rows of a page, whatever `per_page` says; null: no limit. */
  perPageCap: z.number().int().positive().nullable(),
  /** Lists are sent whole, whatever `page` says. */
  unpaged: z.boolean(),
  /** What an update does with an id that belongs to no member. */
  unknownMembers: z.enum(['store', 'drop', 'refuse']),
  /** What an update does with a repeated id. */
  duplicateMembers: z.enum(['store', 'drop', 'refuse']),
  /** How an empty list is sent. */
  emptyListAs: z.enum(['list', 'null']),
  /** How member ids are sent. */
  memberIdsAs: z.enum(['numbers', 'strings']),
  /** Emails are sent in lower case, however they were written. */
  lowerCaseEmails: z.boolean(),
  /** Disabled members are left out of the list of members. */
  hideDisabledMembers: z.boolean(),
  /** Status of reading one guest; both are documented. */
  getStatus: z.union([z.literal(200), z.literal(201)]),
  /** Status for an unknown email. */
  unknownGuest: z.union([z.literal(404), z.literal(422)]),
  /** Whether the body of a 422 has a message beside the texts of the fields. */
  refusals: z.enum(['errors', 'message-and-errors']),
  /** At most `requests` in the last `perMs`, others are answered 429; null: no limit. */
  rateLimit: z
    .strictObject({ requests: z.number().int().positive(), perMs: z.number().positive() })
    .nullable(),
  /** Delay of each answer, ms. */
  latencyMs: z.number().min(0),
})
export type SandboxOptions = z.infer<typeof SandboxOptions>

/** Some options, to change them. */
export const SomeOptions = SandboxOptions.partial()
export type SomeOptions = z.infer<typeof SomeOptions>

/** As Tallyfy's current documents describe it. */
export const defaultOptions: SandboxOptions = {
  shape: 'current',
  meta: 'as-documented',
  perPageCap: null,
  unpaged: false,
  unknownMembers: 'store',
  duplicateMembers: 'store',
  emptyListAs: 'list',
  memberIdsAs: 'numbers',
  lowerCaseEmails: false,
  hideDisabledMembers: false,
  getStatus: 200,
  unknownGuest: 404,
  refusals: 'errors',
  rateLimit: null,
  latencyMs: 0,
}
