import type { ComponentType } from 'react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { SortableColumn, SortValue } from '#src/guest-list/guestOrder.ts'
import { statusOf } from '#src/lib/guest.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { AssociatedMembersCell } from './AssociatedMembersCell.tsx'
import classes from './GuestRow.module.css'
import { NameCell, type NameCellProps } from './NameCell.tsx'

const statusRanks = { active: 0, disabled: 1, deleted: 2 } as const

/** Never comes first, unknown last. */
const dateSortValue = (at: Instant): SortValue => (at === 'absent' || at === 'unreadable' ? '' : at)

/** What a cell is drawn from. */
export type CellProps = NameCellProps & { members: MembersResult }

type ColumnEntry = SortableColumn & {
  heading: (m: Messages) => string
  /** The width as a track of the CSS grid. */
  track: string
  /** A card on a narrow window shows it too. */
  onCards?: true
  /** Its figures are aligned at the end. */
  isNumeric?: true
  /** Styles of its cells beyond those of all cells. */
  className?: string | undefined
  Cell: ComponentType<CellProps>
}

/**
 * The columns of the guest table, in the order of the screen: the only place to edit one. The first is always shown.
 * With the gaps all of them need 890 px; below that, with the page's margins, `useTableLayout.ts` makes cards.
 */
const entries = [
  {
    id: 'guest',
    heading: (m) => m.columns.guest,
    sortValue: 'name',
    track: 'minmax(170px, 2.3fr)',
    onCards: true,
    className: classes.name,
    Cell: NameCell,
  },
  {
    id: 'company',
    heading: (m) => m.columns.company,
    sortValue: ({ company }) => company,
    track: 'minmax(84px, 1.3fr)',
    onCards: true,
    className: classes.company,
    Cell: CompanyCell,
  },
  {
    id: 'status',
    heading: (m) => m.columns.status,
    sortValue: (guest) => statusRanks[statusOf(guest)],
    track: 'minmax(86px, 92px)',
    onCards: true,
    className: classes.status,
    Cell: StatusCell,
  },
  {
    id: 'members',
    heading: (m) => m.columns.members,
    sortValue: ({ associatedMembers: list }) => (list.known ? list.ids.length : null),
    track: 'minmax(146px, 1.35fr)',
    onCards: true,
    className: classes.members,
    Cell: ({ guest, members }) => (
      <AssociatedMembersCell associatedMembers={guest.associatedMembers} members={members} />
    ),
  },
  {
    id: 'accessed',
    heading: (m) => m.columns.accessed,
    sortValue: ({ lastAccessedAt }) => dateSortValue(lastAccessedAt),
    track: 'minmax(108px, 118px)',
    onCards: true,
    className: classes.accessed,
    Cell: ({ guest }) => <RelativeTime at={guest.lastAccessedAt} />,
  },
  {
    id: 'tasks',
    heading: (m) => m.columns.tasks,
    sortValue: ({ stats }) => stats?.assignedTasks ?? null,
    track: 'minmax(56px, 66px)',
    isNumeric: true,
    Cell: ({ guest }) => guest.stats?.assignedTasks ?? <Nothing />,
  },
  {
    id: 'created',
    heading: (m) => m.columns.created,
    sortValue: ({ createdAt }) => dateSortValue(createdAt),
    track: 'minmax(110px, 124px)',
    Cell: ({ guest }) => <RelativeTime at={guest.createdAt ?? 'absent'} />,
  },
] as const satisfies readonly ColumnEntry[]

export type ColumnId = (typeof entries)[number]['id']
export type Column = ColumnEntry & { id: ColumnId }
export type ColumnSort = { column: ColumnId; dir: 'asc' | 'desc' }
export const columns: readonly Column[] = entries
export const columnIds: readonly ColumnId[] = entries.map(({ id }) => id)

/** The column with this id. */
export function columnOf(id: ColumnId): Column {
  return columns.find((column) => column.id === id) ?? entries[0]
}

/** The grid of a row that shows these columns, as a value of `grid-template-columns`. */
export function gridTracks(shown: readonly Column[]): string {
  return shown.map(({ track }) => track).join(' ')
}

function CompanyCell({ guest: { company } }: CellProps) {
  if (company === '') return <Nothing />
  return (
    <bdi translate="no" title={company}>
      {company}
    </bdi>
  )
}

function StatusCell({ guest }: CellProps) {
  const m = useMessages()
  return m.guests[statusOf(guest)]
}

/** An empty cell. */
function Nothing() {
  const m = useMessages()
  return <span className={classes.nothing}>{m.guests.nothing}</span>
}

declare module 'react' {
  // The measures of the table are CSS variables, set as inline styles.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
