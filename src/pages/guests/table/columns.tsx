import type { ComponentType } from 'react'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { tidyCompany } from '#src/guest-list/companies.ts'
import type { SortableColumn, SortValue } from '#src/guest-list/guestOrder.ts'
import { fullNameOf, statusOf, type Guest } from '#src/lib/guest.ts'
import { csvDate, csvNumber } from '#src/lib/csv/csvValue.ts'
import type { Instant } from '#src/lib/instant.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { textWidth } from '#src/lib/textWidth.ts'
import { AssociatedMembersCell, membersText } from './AssociatedMembersCell.tsx'
import {
  AccessedCell,
  type CellProps,
  CompanyCell,
  DateCell,
  dateText,
  NameCell,
  StatusCell,
  TasksCell,
  numberText,
  type TextContext,
} from './cells.tsx'
import classes from './GuestRow.module.css'

const statusRanks = { active: 0, disabled: 1, deleted: 2 } as const

/** Never comes first, unknown last. */
const dateSortValue = (at: Instant): SortValue => (at === 'absent' || at === 'unreadable' ? '' : at)

type ColumnEntry = SortableColumn & {
  heading: (m: Messages) => string
  /** The least width of its cells, rem. */
  minWidth: (m: Messages) => number
  /** Its share of the width that is left; 0: it never grows. */
  grow: number
  /** Where not all columns fit, the highest number goes first. */
  priority: number
  /** Whether a card on a narrow window shows it too, in this view. */
  onCards?: (view: AttentionRuleId | 'all') => boolean
  /** Its figures are aligned at the end. */
  isNumeric?: true
  /** Styles of its cells beyond those of all cells. */
  className?: string | undefined
  Cell: ComponentType<CellProps>
  /** The whole value in words, for where nothing is cut: on paper. */
  text: (guest: Guest, context: TextContext) => string
  /** The value in a CSV file, beside the email; `'members'`: the file has its own way to write members. */
  csv: ((guest: Guest, m: Messages) => string) | 'members'
}

/** The columns of the guest table, in the order of the screen: the only place to edit one. The first is always shown. */
const entries = [
  {
    id: 'guest',
    heading: (m) => m.columns.guest,
    sortValue: 'name',
    minWidth: () => 14,
    grow: 2.2,
    priority: 0,
    onCards: () => true,
    className: classes.name,
    Cell: NameCell,
    text: (guest) => [fullNameOf(guest), guest.email].filter(Boolean).join('\n'),
    csv: fullNameOf,
  },
  {
    id: 'company',
    heading: (m) => m.columns.company,
    sortValue: ({ company }) => tidyCompany(company),
    minWidth: () => 7,
    grow: 1.2,
    priority: 2,
    onCards: (view) => !isAboutAccess(view),
    className: classes.company,
    Cell: CompanyCell,
    text: ({ company }, { m }) => company || m.guests.nothing,
    csv: ({ company }) => company,
  },
  {
    id: 'status',
    heading: (m) => m.columns.status,
    sortValue: (guest) => statusRanks[statusOf(guest)],
    minWidth: (m) => widestOf([m.guests.active, m.guests.disabled, m.guests.deleted]) + 1.75,
    grow: 0,
    priority: 3,
    onCards: () => true,
    className: classes.status,
    Cell: StatusCell,
    text: (guest, { m }) => m.guests[statusOf(guest)],
    csv: (guest, m) => m.guests[statusOf(guest)],
  },
  {
    id: 'members',
    heading: (m) => m.columns.members,
    sortValue: ({ associatedMembers: list }) => (list.known ? list.ids.length : null),
    minWidth: () => 11,
    grow: 1.6,
    priority: 1,
    onCards: () => true,
    className: classes.members,
    Cell: AssociatedMembersCell,
    text: membersText,
    csv: 'members',
  },
  {
    id: 'accessed',
    heading: (m) => m.columns.accessed,
    sortValue: ({ lastAccessedAt }) => dateSortValue(lastAccessedAt),
    minWidth: dateWidth,
    grow: 0,
    priority: 4,
    onCards: isAboutAccess,
    className: classes.accessed,
    Cell: AccessedCell,
    text: ({ lastAccessedAt }, { m }) => dateText(lastAccessedAt, m),
    csv: ({ lastAccessedAt }) => csvDate(lastAccessedAt),
  },
  {
    id: 'tasks',
    heading: (m) => m.columns.tasks,
    sortValue: ({ stats }) => stats?.assignedTasks ?? null,
    minWidth: (m) => widestOf([m.format.number(99_999)]) + 0.5,
    grow: 0,
    priority: 5,
    isNumeric: true,
    className: classes.uncut,
    Cell: TasksCell,
    text: ({ stats }, { m }) => numberText(stats?.assignedTasks ?? null, m),
    csv: ({ stats }) => csvNumber(stats?.assignedTasks ?? null),
  },
  {
    id: 'created',
    heading: (m) => m.columns.created,
    sortValue: ({ createdAt }) => dateSortValue(createdAt),
    minWidth: dateWidth,
    grow: 0,
    priority: 6,
    className: classes.uncut,
    // Without a date nothing is known: a guest was created some time.
    Cell: ({ guest, now }) => <DateCell at={guest.createdAt ?? 'absent'} now={now} />,
    text: ({ createdAt }, { m }) => dateText(createdAt ?? 'absent', m),
    csv: ({ createdAt }) => csvDate(createdAt ?? 'absent'),
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

/** The guests of the view are in it because of their last access, which a card names in place of the company. */
function isAboutAccess(view: AttentionRuleId | 'all'): boolean {
  return view === 'never-seen' || view === 'inactive-90-days'
}

/** Size of the text in cells, rem. */
export const cellTextSize = 0.875

/** The width of the widest of these texts in a cell, rem. */
function widestOf(texts: readonly string[]): number {
  return Math.max(...texts.map(textWidth)) * cellTextSize
}

/** The width that no date exceeds, in words or as a date of the reader's locale, rem. */
function dateWidth(m: Messages): number {
  const now = Date.UTC(2028, 11, 28)
  const minutes = [59, 23 * 60, 6 * 24 * 60]
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2020, month, 28))
  const instants = [...minutes.map((ago) => now - ago * 60_000), ...months]
  return widestOf([m.common.never, ...instants.map((at) => m.format.relativeTime(at, now))])
}

declare module 'react' {
  // The measures of the table are CSS variables, set as inline styles.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
