import type { Guest } from '#src/lib/guest.ts'
import type { GuestColumn } from '#src/guest-list/guestColumns.ts'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import { AssociatedCell } from './AssociatedCell.tsx'
import classes from './GuestCells.module.css'
import type { MembersState } from './membersState.ts'

type GuestCellProps = { column: Exclude<GuestColumn, 'guest'>; guest: Guest; members: MembersState }

/** One cell after the first. */
export function GuestCell(props: GuestCellProps) {
  return (
    <div role="cell" className={classes.cell} data-column={props.column}>
      <Content {...props} />
    </div>
  )
}

function Content({ column, guest, members }: GuestCellProps) {
  switch (column) {
    case 'company':
      return guest.company === '' ? <Nothing /> : <bdi title={guest.company}>{guest.company}</bdi>
    case 'status':
      return <>{guest.disabled ? 'Disabled' : 'Active'}</>
    case 'members':
      return <AssociatedCell associated={guest.associatedMembers} members={members} />
    case 'accessed':
      return <RelativeTime at={guest.lastAccessedAt} />
    case 'tasks':
      return <>{guest.stats?.assignedTasks || <Nothing />}</>
    case 'created':
      return <RelativeTime at={guest.createdAt} />
    default:
      return column satisfies never
  }
}

/** An empty place that is meant to be empty. */
function Nothing() {
  return <span className={classes.nothing}>–</span>
}
