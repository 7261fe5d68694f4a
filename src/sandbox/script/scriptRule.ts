import * as z from 'zod'

const when = z.enum(['before', 'after']).default('before')
const email = z.string().optional()
const ids = z.array(z.number().int()).optional()

/** One way to misbehave. `before` and `after` mean before and after the request takes effect. */
export const Action = z.discriminatedUnion('do', [
  /** Waits for a time. */
  z.strictObject({ do: z.literal('delay'), ms: z.number().min(0), when }),
  /** Waits until the rule is released. */
  z.strictObject({ do: z.literal('hold'), when }),
  /** Answers with a status and body; with `applied` the request takes effect nevertheless. A text body is sent as HTML. */
  z.strictObject({
    do: z.literal('answer'),
    status: z.number().int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).default({}),
    applied: z.boolean().default(false),
  }),
  /** Ends the connection without an answer. The request takes effect before that, `afterMs` later, or never. */
  z.strictObject({
    do: z.literal('drop'),
    applied: z.union([z.boolean(), z.strictObject({ afterMs: z.number().min(0) })]).default(false),
  }),
  /** Answers with another guest: the one with this email, else the first other one. */
  z.strictObject({ do: z.literal('wrong-guest'), email }),
  /** Answers with the associated members from before the last write. */
  z.strictObject({ do: z.literal('stale') }),
  /** Sends only a part of the body, from its start. `keep` is a share of its length. */
  z.strictObject({ do: z.literal('truncate'), keep: z.number().min(0).max(1).default(0.5) }),
  /** Replaces the associated members by `as`, or leaves them out; in a list for one guest or for all. */
  z.strictObject({ do: z.literal('members'), as: z.unknown().optional(), email }),
  /** Replaces one row of a list by `as`; rows are counted from 0. */
  z.strictObject({ do: z.literal('row'), index: z.number().int().min(0), as: z.unknown() }),
  /** An update adds to the list instead of replacing it. */
  z.strictObject({ do: z.literal('append') }),
  /** Another user writes at this moment: to the guest with this email, else to the request's own guest. */
  z.strictObject({
    do: z.literal('write-by-other'),
    when,
    email,
    add: ids,
    remove: ids,
    set: ids,
    delete: z.boolean().default(false),
  }),
])
export type Action = z.infer<typeof Action>

/** Which requests misbehave, and how. */
export const ScriptRule = z.strictObject({
  on: z.strictObject({
    method: z.string().optional(),
    /** Without `/api` and query; a segment `*` matches any. */
    path: z.string().optional(),
    /** Email of the guest, case ignored. */
    email,
    /** Parameters that the query must have; it can have others too. */
    query: z.record(z.string(), z.string()).optional(),
  }),
  /** The first matching request that it acts on, counted from 1. */
  nth: z.number().int().min(1).default(1),
  /** How many matching requests it acts on, from the nth on. */
  times: z.union([z.number().int().min(1), z.literal('always')]).default(1),
  /** Actions, in this order. */
  act: z.array(Action).min(1),
})
export type ScriptRule = z.infer<typeof ScriptRule>

/** A rule as a test writes it, without the defaults. */
export type ScriptRuleInput = z.input<typeof ScriptRule>
