import * as z from 'zod'

/** What a sandbox may be told about itself; all of it can change while it runs. */
export const SandboxOptions = z.strictObject({
  /**
   * `current`: the documents of March 2026 on. `legacy`: the ones before; the list of guests omits associated
   * members, get and update carry them. `legacy-silent`: they are omitted everywhere.
   */
  shape: z.enum(['current', 'legacy', 'legacy-silent']),
  /** What lists say about pages; `as documented`: links as an object, and no meta at all in legacy shapes. */
  meta: z.enum(['as documented', 'links object', 'links empty array', 'without links', 'none']),
  /** The most a page holds, whatever is asked; null: no limit. */
  perPageCap: z.number().int().positive().nullable(),
  /** Lists come whole, whatever page is asked. */
  unpaged: z.boolean(),
  /** What becomes of an id that is no member's. */
  unknownMembers: z.enum(['store', 'drop', 'refuse']),
  /** What becomes of an id named twice. */
  duplicateMembers: z.enum(['store', 'drop', 'refuse']),
  /** How an emptied list comes back. */
  emptyListAs: z.enum(['list', 'null']),
  /** How ids stand in answers. */
  memberIdsAs: z.enum(['numbers', 'strings']),
  /** Emails come back in lower case, however they were written. */
  lowerCaseEmails: z.boolean(),
  /** Disabled members are left out of the list of members. */
  hideDisabledMembers: z.boolean(),
  /** Both status codes are documented for reading one guest. */
  getStatus: z.union([z.literal(200), z.literal(201)]),
  /** What an unknown email is answered with. */
  unknownGuest: z.union([z.literal(404), z.literal(422)]),
  /** Whether a refusal's body has a message beside the texts of the fields. */
  refusals: z.enum(['errors', 'message and errors']),
  /** How many requests are let through in a while; null: all. */
  rateLimit: z
    .strictObject({ requests: z.number().int().positive(), perMs: z.number().positive() })
    .nullable(),
  /** How long each answer takes, ms. */
  latencyMs: z.number().min(0),
})
export type SandboxOptions = z.infer<typeof SandboxOptions>

/** Some of the options, to change them. */
export const SomeOptions = SandboxOptions.partial()
export type SomeOptions = z.infer<typeof SomeOptions>

/** What Tallyfy's current documents describe. */
export const defaultOptions: SandboxOptions = {
  shape: 'current',
  meta: 'as documented',
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
