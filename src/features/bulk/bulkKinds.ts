import type { MemberId } from '#src/lib/member.ts'
import type { UniformChange } from '#src/runs/plan.ts'

/** What a bulk dialog does to every guest. `replace-or-remove`: several members, with or without a replacement. */
export type BulkKind = UniformChange['kind'] | 'replace-or-remove'

/** What is chosen in a bulk dialog. */
export type BulkDraft = {
  /** The members to add, to remove or to set. */
  members: readonly MemberId[]
  /** The members to replace. */
  from: readonly MemberId[]
  /** The replacement; null: none is chosen. */
  to: MemberId | null
}

export const emptyDraft: BulkDraft = { members: [], from: [], to: null }

/** The change that was chosen; null: not enough is chosen yet. */
export function changeOf(kind: BulkKind, { members, from, to }: BulkDraft): UniformChange | null {
  switch (kind) {
    case 'add':
    case 'remove':
    case 'set':
      return members.length === 0 ? null : { kind, members }
    case 'remove-all':
      return { kind }
    case 'replace':
      return from.length === 0 || to === null || from.includes(to) ? null : { kind, from, to }
    case 'replace-or-remove':
      if (from.length === 0) return null
      return to === null ? { kind: 'remove', members: from } : changeOf('replace', { members, from, to })
    default:
      return kind satisfies never
  }
}
