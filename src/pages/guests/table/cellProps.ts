import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import type { Guest } from '#src/lib/guest.ts'
import type { Selection } from './selection.ts'

/** What a cell is drawn from. */
export type CellProps = {
  guest: Guest
  /** What the guest is called on screen. */
  title: string
  /** Another guest has the same name: the accessible name includes the email. */
  hasDuplicateName: boolean
  /** The drawer shows this guest. */
  isOpen: boolean
  /** The guest was changed while its queue lasts. */
  isDone: boolean
  href: string
  selection: Selection
  members: MembersResult
  /** The attention view that is shown; null: all guests. */
  attentionView: AttentionRuleId | null
  /** The row is a card: the members have one line, else two. */
  isCards: boolean
  /** Room for the names of members, em. */
  membersWidth: number
  /** Epoch ms. */
  now: number
}
