import * as z from 'zod'

const when = z.enum(['before', 'after']).default('before')
const email = z.string().optional()
const ids = z.array(z.number().int()).optional()

/** How to misbehave. `before` and `after` mean before and after the request takes effect. */
export const Action = z.discriminatedUnion('do', [
  /** Waits. */
  z.strictObject({ do: z.literal('delay'), ms: z.number().min(0), when }),
  /** Waits until released. */
  z.strictObject({ do: z.literal('hold'), when }),
  /** Answers something else; with `applied` the request takes effect nevertheless. A text body is sent as HTML. */
  z.strictObject({
    do: z.literal('answer'),
    status: z.number().int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).default({}),
    applied: z.boolean().default(false),
  }),
  /** Ends the connection without an answer; the request may take effect at once, or so many ms later, or never. */
  z.strictObject({
    do: z.literal('drop'),
    applied: z.union([z.boolean(), z.strictObject({ afterMs: z.number().min(0) })]).default(false),
  }),
  /** Answers with another guest: the one named, else any other. */
  z.strictObject({ do: z.literal('wrong guest'), email }),
  /** Answers with the associated members from before the last write. */
  z.strictObject({ do: z.literal('stale') }),
  /** Sends only the beginning of the body. */
  z.strictObject({ do: z.literal('truncate'), keep: z.number().min(0).max(1).default(0.5) }),
  /** Puts `as` in place of the associated members, or leaves them out; in a list: of one guest or of all. */
  z.strictObject({ do: z.literal('members'), as: z.unknown().optional(), email }),
  /** Puts `as` in place of one row of a list, counted from 0. */
  z.strictObject({ do: z.literal('row'), index: z.number().int().min(0), as: z.unknown() }),
  /** An update adds to the list instead of replacing it. */
  z.strictObject({ do: z.literal('append') }),
  /** Someone else writes at this very moment: to the guest named, else to the one the request is about. */
  z.strictObject({
    do: z.literal('foreign write'),
    when,
    email,
    add: ids,
    remove: ids,
    set: ids,
    delete: z.boolean().default(false),
  }),
])
export type Action = z.infer<typeof Action>

/** Which requests, and how they go wrong. */
export const ScriptRule = z.strictObject({
  on: z.strictObject({
    method: z.string().optional(),
    /** Without `/api` and query; a segment `*` stands for any. */
    path: z.string().optional(),
    /** Of the guest, case aside. */
    email,
    /** Parameters that must be there so; others may be too. */
    query: z.record(z.string(), z.string()).optional(),
  }),
  /** The first matching request it acts on, counted from 1. */
  nth: z.number().int().min(1).default(1),
  /** On how many matching requests it acts, from then on. */
  times: z.union([z.number().int().min(1), z.literal('always')]).default(1),
  /** In this order. */
  act: z.array(Action).min(1),
})
export type ScriptRule = z.infer<typeof ScriptRule>

/** A rule as one writes it, defaults left out. */
export type ScriptRuleInput = z.input<typeof ScriptRule>
