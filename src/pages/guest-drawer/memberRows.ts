import type { Member, MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { draftLines, type DraftLine } from '#src/lib/memberDraft.ts'
import { compareNames, memberIndexOf } from '#src/lib/memberIndex.ts'

/** A line of the editor: who it is, and what would become of the association. */
export type MemberRow = {
  id: MemberId
  state: DraftLine['state']
  /** `null`: the id is not among the members, or the members are not read. */
  member: Member | null
  name: string
  /** The name, told apart from others of the same name. */
  spoken: string
}

const rank = { added: 0, kept: 1, removed: 1 } as const

/**
 * The lines in order of sight: what will be added first, the others by name, unknown ids last.
 * `members` null: they are not read, so an id says nothing about whether it is a member's.
 */
export function memberRowsOf(
  base: readonly MemberId[],
  draft: MemberChange,
  members: readonly Member[] | null,
): readonly MemberRow[] {
  return draftLines(base, draft)
    .map(({ id, state }) => ({ id, state, ...nameOf(id, members) }))
    .toSorted(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        Number(a.member === null) - Number(b.member === null) ||
        compareNames(a.spoken, b.spoken),
    )
}

/** What an id is called: the member's name, or *Unknown member #5678* once all members are read and it is none of them. */
export function nameOf(
  id: MemberId,
  members: readonly Member[] | null,
): Pick<MemberRow, 'member' | 'name' | 'spoken'> {
  const entry = members && memberIndexOf(members).byId.get(id)
  if (entry) return { member: entry.member, name: entry.member.fullName, spoken: entry.spoken }
  const name = members === null ? `Member #${id}` : `Unknown member #${id}`
  return { member: null, name, spoken: name }
}
