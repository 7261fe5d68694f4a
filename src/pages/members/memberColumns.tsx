import { Link } from '@tanstack/react-router'
import type { ComponentType, KeyboardEvent } from 'react'
import type { SortValue } from '#src/guest-list/guestOrder.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { isComposing } from '#src/ui/isComposing.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { statusOf, type MemberLine } from './memberLines.ts'
import classes from './MemberTable.module.css'

/** What a cell is drawn from. */
export type MemberCellProps = {
  org: OrgId
  line: MemberLine
  /** The drawer shows this member. */
  isOpen: boolean
  /** The user is this member. */
  isUser: boolean
  /** The largest number of guests among all lines: the full width of a bar. */
  mostGuests: number
  /** Guests are still loading, or who looks after some of them is not known: the numbers may be larger. */
  isCounting: boolean
}

type ColumnEntry = {
  id: string
  heading: (m: AllMessages) => string
  sortValue: (line: MemberLine) => SortValue
  Cell: ComponentType<MemberCellProps>
}

/** The columns of the members, in the order of the screen: the only place to edit one. */
const entries = [
  {
    id: 'member',
    heading: (m) => m.memberPage.member,
    sortValue: ({ name }) => name,
    Cell: NameCell,
  },
  {
    id: 'role',
    heading: (m) => m.memberPage.role,
    sortValue: ({ member }) => member?.role ?? '',
    Cell: RoleCell,
  },
  {
    id: 'status',
    heading: (m) => m.columns.status,
    sortValue: (line) => statusOf(line),
    Cell: StatusCell,
  },
  {
    id: 'guests',
    heading: (m) => m.memberPage.guests,
    sortValue: ({ guests }) => guests,
    Cell: GuestsCell,
  },
  {
    id: 'login',
    heading: (m) => m.memberPage.lastLogin,
    sortValue: ({ member }) => (typeof member?.lastLoginAt === 'number' ? member.lastLoginAt : null),
    Cell: ({ line: { member } }) => <RelativeTime at={member ? member.lastLoginAt : 'absent'} />,
  },
] as const satisfies readonly ColumnEntry[]

export type MemberColumnId = (typeof entries)[number]['id']
export type MemberColumn = ColumnEntry & { id: MemberColumnId }
export const memberColumns: readonly MemberColumn[] = entries

/** The column with this id; the first one for a text that is no id. */
export function memberColumnOf(id: string): MemberColumn {
  return memberColumns.find((column) => column.id === id) ?? entries[0]
}

/** The link covers the whole row, so that a click anywhere on it opens the member. */
function NameCell({ org, line, isOpen, isUser }: MemberCellProps) {
  const m = useAllMessages()
  const { member, name, accessibleName } = line
  return (
    <>
      <Initials name={member ? name : '?'} />
      <span className={classes.who}>
        <span className={classes.nameLine}>
          <Link
            from="/orgs/$org/members"
            to="/orgs/$org/members/$id"
            params={{ org, id: String(line.id) }}
            search={(search) => search}
            resetScroll={false}
            className={classes.link}
            data-open={isOpen || undefined}
            aria-label={accessibleName === name ? undefined : accessibleName}
            onKeyDown={moveFocus}
          >
            <bdi translate="no">{name}</bdi>
          </Link>
          {isUser && <span className={classes.you}>{m.memberPage.you}</span>}
        </span>
        {member ? (
          <bdi translate="no" className={classes.email}>
            {member.email}
          </bdi>
        ) : (
          <span className={classes.email}>{m.memberPage.notInList}</span>
        )}
      </span>
    </>
  )
}

function RoleCell({ line: { member } }: MemberCellProps) {
  const m = useAllMessages()
  return (member && m.members.roles[member.role]) || m.common.unknown
}

function StatusCell({ line }: MemberCellProps) {
  const m = useAllMessages()
  const status = statusOf(line)
  return (
    <span className={classes.status} data-status={status}>
      {m.memberPage.statuses[status]}
    </span>
  )
}

/** The number of guests with a bar beside it, as long as its share of the largest number. */
function GuestsCell({ line, mostGuests, isCounting }: MemberCellProps) {
  const m = useAllMessages()
  const share = mostGuests === 0 ? 0 : line.guests / mostGuests
  return (
    <span className={classes.guests}>
      <span
        className={classes.bar}
        data-status={statusOf(line)}
        style={{ '--share': Math.max(share, 0.01) }}
        aria-hidden="true"
      />
      <span>{isCounting ? m.attention.atLeast(line.guests) : m.format.number(line.guests)}</span>
    </span>
  )
}

/** ↑ and ↓ go from link to link. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (isComposing(event)) return
  const row = event.currentTarget.closest('[role=row]')
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key]
  const link = next?.querySelector('a')
  if (!link) return
  event.preventDefault()
  link.focus()
}
