import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { draftLines, type DraftLine } from '#src/lib/memberDraft.ts'
import { compareMemberNames } from '#src/lib/memberIndex.ts'
import { namedId, type MembersRead, type NamedId } from '#src/features/members/membersRead.ts'

/** A line of the editor: who it is, and what would become of the association. */
export type MemberRow = NamedId & DraftLine

const rank = { added: 0, kept: 1, removed: 1 } as const

/** The lines in order of sight: what will be added first, the others by name, unknown ids last. */
export function memberRowsOf(
  base: readonly MemberId[],
  draft: MemberChange,
  members: MembersRead,
): readonly MemberRow[] {
  return draftLines(base, draft)
    .map((line) => ({ ...line, ...namedId(line.id, members) }))
    .toSorted(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        Number(a.member === null) - Number(b.member === null) ||
        compareMemberNames(a.spoken, b.spoken),
    )
}
