import { IconCheck } from '@tabler/icons-react'
import { StatusTag } from '#src/features/guests/StatusTag.tsx'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import type { AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { statusOf, type Guest } from '#src/lib/guest.ts'
import type { Instant } from '#src/lib/instant.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import type { Messages } from '#src/lib/messages/en.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { missingDateText } from '#src/ui/RelativeTime.tsx'
import classes from './GuestRow.module.css'
import { SelectGuestBox } from './SelectBoxes.tsx'

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
  isSelected: boolean
  members: MembersResult
  /** The attention view that is shown; null: all guests. */
  attentionView: AttentionRuleId | null
  /** The row is a card: its members begin in one line, which they share with the cause, else they have the second. */
  isCards: boolean
  /** Room for the names of members, em. */
  membersWidth: number
  /** Epoch ms. */
  now: number
}

/** What the text of a value depends on. */
export type TextContext = { m: Messages; members: MembersResult }

/** The first cell: a box that selects the guest, and a link that opens it. */
export function NameCell(props: CellProps) {
  const {
    guest: { email },
    title,
    hasDuplicateName,
    isOpen,
    isDone,
    href,
    isSelected,
  } = props
  const m = useMessages()
  const accessibleName = hasDuplicateName ? m.guests.nameAndEmail(title, email) : title
  return (
    <>
      <SelectGuestBox label={m.guests.select(accessibleName)} isSelected={isSelected} />
      {isDone ? (
        <span className={classes.done} title={m.guests.done}>
          <IconCheck size="1.125rem" stroke={2.5} aria-hidden="true" />
          <span className="gl-visually-hidden">{m.guests.done}</span>
        </span>
      ) : (
        <Initials name={title} />
      )}
      <div className={classes.who}>
        <a
          href={href}
          aria-current={isOpen || undefined}
          className={classes.link}
          aria-label={hasDuplicateName ? accessibleName : undefined}
        >
          <bdi translate="no">{title}</bdi>
        </a>
        {title !== email && (
          <bdi translate="no" className={classes.email}>
            {email}
          </bdi>
        )}
      </div>
    </>
  )
}

/** The guest's company. */
export function CompanyCell({ guest: { company } }: CellProps) {
  if (company === '') return <Nothing />
  return (
    <bdi translate="no" title={company}>
      {company}
    </bdi>
  )
}

/** Active, disabled or deleted. */
export function StatusCell({ guest }: CellProps) {
  return <StatusTag status={statusOf(guest)} />
}

/** When the guest was last in Tallyfy; a card has no heading that says so. */
export function AccessedCell({ guest: { lastAccessedAt }, isCards, now }: CellProps) {
  const m = useMessages()
  const date = <DateCell at={lastAccessedAt} now={now} />
  if (!isCards || typeof lastAccessedAt !== 'number') return date
  return (
    <>
      <span>{m.columns.accessed}</span> {date}
    </>
  )
}

/** How many tasks are assigned; a dash for unknown. */
export function TasksCell({ guest }: CellProps) {
  const m = useMessages()
  return numberText(guest.stats?.assignedTasks ?? null, m)
}

/** A count; a dash for unknown. */
export const numberText = (value: number | null, m: Messages) =>
  value === null ? m.common.unknown : m.format.number(value)

/** The date of an instant, or what is shown in its place. */
export const dateText = (at: Instant, m: Messages) =>
  typeof at === 'number' ? m.format.date(at) : missingDateText(at, m)

/** An empty cell. */
function Nothing() {
  const m = useMessages()
  return <span className={classes.nothing}>{m.guests.nothing}</span>
}

/**
 * When something happened, in short. Hover and focus show the exact time, see `CellDetails`. It takes `now` (epoch ms)
 * instead of following the time itself: a table has many of them.
 */
export function DateCell({ at, now }: { at: Instant; now: number }) {
  const m = useMessages()
  if (typeof at !== 'number') return <span>{missingDateText(at, m)}</span>
  return (
    <Button variant="plain" className={classes.date} data-details={at}>
      {m.format.relativeTime(at, now)}
    </Button>
  )
}
