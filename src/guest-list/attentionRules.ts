import type { Guest } from '#src/lib/guest.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import type { Messages } from '#src/lib/messages/en.ts'

export type MembersById = ReadonlyMap<MemberId, Member>

/** What a rule tests. */
export type AttentionSubject = {
  guest: Guest
  /** The guest's associated members; null: not known, which is never "no member". */
  ids: readonly MemberId[] | null
  /** null: not all read yet. */
  members: MembersById | null
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * The run over all guests of a view that ends the reason. `replace`: the members that `isCause` finds are replaced or
 * removed.
 */
export type Mend = {
  /** The key of its button in the catalogue, under `attention.mends`. */
  label: keyof Messages['attention']['mends']
} & (
  | { kind: 'add' | 'add-or-suggest' | 'remove-all' }
  | { kind: 'replace'; isCause: (id: MemberId, members: MembersById) => boolean }
)

/** One reason why a guest needs attention. */
export type AttentionRule<Id extends string = string> = {
  /** Stands in the URL. */
  id: Id
  /** The key of its label in the catalogue, under `attention.rules`. */
  label: keyof Messages['attention']['rules']
  /** The rule can only be applied once these are known: the lists of associated members, all members. */
  needs: { lists: boolean; members: boolean }
  /** How its tile looks when guests match. */
  tone: 'warning' | 'neutral'
  test: (subject: AttentionSubject) => boolean
  /** null: no run ends it. */
  mend: Mend | null
}

const isNotFound = (id: MemberId, members: MembersById): boolean => !members.has(id)
const isDisabled = (id: MemberId, members: MembersById): boolean => members.get(id)?.status === 'disabled'

/** Milliseconds after the last access from which on a guest counts as inactive. */
export const inactiveAfterMs = 90 * 24 * 60 * 60_000

/** The rules in the order of the screen. Ids in the URL, flags, counts and tiles follow from this table. */
export const attentionRules = [
  {
    id: 'no-member',
    label: 'no-member',
    needs: { lists: true, members: false },
    tone: 'warning',
    test: ({ ids }) => ids?.length === 0,
    mend: { kind: 'add-or-suggest', label: 'addMembers' },
  },
  {
    id: 'member-not-found',
    label: 'member-not-found',
    needs: { lists: true, members: true },
    tone: 'warning',
    test: ({ ids, members }) => members !== null && ids !== null && ids.some((id) => isNotFound(id, members)),
    mend: { kind: 'replace', label: 'replaceNotFound', isCause: isNotFound },
  },
  {
    id: 'member-disabled',
    label: 'member-disabled',
    needs: { lists: true, members: true },
    tone: 'warning',
    test: ({ ids, members }) => members !== null && ids !== null && ids.some((id) => isDisabled(id, members)),
    mend: { kind: 'replace', label: 'replaceDisabled', isCause: isDisabled },
  },
  {
    id: 'one-member',
    label: 'one-member',
    // Needs no members itself, but appears together with the two tiles before it.
    needs: { lists: true, members: true },
    tone: 'neutral',
    test: ({ ids }) => ids?.length === 1,
    mend: { kind: 'add', label: 'addSecond' },
  },
  {
    id: 'never-seen',
    label: 'never-seen',
    needs: { lists: false, members: false },
    tone: 'neutral',
    test: ({ guest }) => guest.lastAccessedAt === null,
    mend: null,
  },
  {
    id: 'inactive-90-days',
    label: 'inactive-90-days',
    needs: { lists: false, members: false },
    tone: 'neutral',
    test: ({ guest: { lastAccessedAt }, now }) =>
      typeof lastAccessedAt === 'number' && lastAccessedAt < now - inactiveAfterMs,
    mend: null,
  },
  {
    id: 'disabled-associated',
    label: 'disabled-associated',
    needs: { lists: true, members: false },
    tone: 'neutral',
    test: ({ guest, ids }) => guest.disabled && ids !== null && ids.length > 0,
    mend: { kind: 'remove-all', label: 'removeAll' },
  },
] as const satisfies readonly AttentionRule[]

export type AttentionRuleId = (typeof attentionRules)[number]['id']

export const attentionRuleIds: readonly AttentionRuleId[] = attentionRules.map(({ id }) => id)

/** The run that ends the reason; null: none does. */
export function mendOf(id: AttentionRuleId): Mend | null {
  return attentionRules.find((rule) => rule.id === id)?.mend ?? null
}

/** What a rule needs before it can be applied. */
export function needsOf(id: AttentionRuleId): AttentionRule['needs'] {
  return attentionRules.find((rule) => rule.id === id)?.needs ?? { lists: false, members: false }
}
