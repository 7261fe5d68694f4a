import type { Ref } from 'react'
import type { Email } from '#src/lib/guest.ts'
import type { GuestColumn } from '#src/guest-list/guestColumns.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import type { MembersState } from './membersState.ts'
import type { Selection } from './selection.ts'

export type Sort = { column: GuestColumn; dir: 'asc' | 'desc' }

export type GuestRowsHandle = {
  /** Brings the row into view and puts the focus on its link. */
  focusRow: (position: number) => void
  /** The same with the first row that is a guest. */
  focusFirst: () => void
}

/** What the table is given, and what it tells. It neither fetches nor navigates. */
export type GuestTableProps = {
  view: GuestView
  columns: readonly GuestColumn[]
  members: MembersState
  sort: Sort
  onSort: (sort: Sort) => void
  selection: Selection
  /** The guest in the drawer; null: it is closed. */
  opened: Email | null
  hrefOf: (email: Email) => string
  onOpen: (email: Email) => void
  /** ↑ on the first row. */
  onLeaveUp: () => void
  /** Height of a row, px. */
  rowHeight: number
  /** More rows are on their way. */
  busy: boolean
  ref: Ref<GuestRowsHandle>
}
