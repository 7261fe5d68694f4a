import { Link } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { guestsAt, type GuestIndex } from '#src/guest-list/guestIndex.ts'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { textMatcher } from '#src/lib/textMatcher.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { remInPx } from '#src/ui/remInPx.ts'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'
import { lazyDialog } from '#src/ui/lazyPart.tsx'
import classes from './MemberGuests.module.css'

const AddGuestsDialog = lazyDialog(() =>
  import('./AddGuestsDialog.tsx').then((module) => module.AddGuestsDialog),
)
const BulkDialog = lazyDialog(() =>
  import('#src/features/bulk/BulkDialog.tsx').then((module) => module.BulkDialog),
)

type MemberGuestsProps = {
  org: OrgId
  id: MemberId
  index: GuestIndex
  /** The slots of the member's guests, in order. */
  slots: readonly number[]
  /** Guests are still loading: more may follow. */
  isCounting: boolean
  /** Of some guests it is not known who looks after them. */
  isMissingLists: boolean
}

/** The guests are those of the moment when the dialog was opened. */
type OpenDialog = { kind: 'add' } | { kind: 'hand-over'; guests: readonly Guest[] } | null

/** The guests of one member: to search, to open, and to take the member off one of them. */
export function MemberGuests(props: MemberGuestsProps) {
  const { org, id, index, slots, isCounting, isMissingLists } = props
  const m = useAllMessages()
  const headingId = useId()
  const [query, setQuery] = useState('')
  const { run } = useChangeRunner(org, () => null)
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const mayBeMore = isCounting || isMissingLists
  const closeDialog = () => setDialog(null)
  const matches = textMatcher(query)
  const shown = slots.filter((slot) => matches(index.texts[slot] ?? ''))
  const remove = (email: Email, title: string) =>
    void run({ guest: { org, email }, title, variables: { change: { add: [], remove: [id] } } })
  return (
    <section aria-labelledby={headingId} className={classes.section}>
      <div className={classes.top}>
        <h3 id={headingId} className={classes.heading}>
          {m.memberPage.guests}
        </h3>
        <span role="status" className={classes.count}>
          {mayBeMore ? m.memberPage.countSoFar(slots.length) : m.common.guestCount(slots.length)}
        </span>
        <Link
          to="/orgs/$org/changes"
          params={{ org }}
          search={{ member: String(id) }}
          className={classes.changes}
        >
          {m.changes.ofMember}
        </Link>
      </div>
      <div className={classes.actions}>
        <Button onClick={() => setDialog({ kind: 'add' })}>{m.memberPage.addGuests}</Button>
        {slots.length > 0 && (
          // Guests that are not loaded yet would be left behind.
          <Button
            inactive={isCounting}
            onClick={() => setDialog({ kind: 'hand-over', guests: guestsAt(index, slots) })}
          >
            {m.memberPage.handOver}
          </Button>
        )}
      </div>
      {dialog?.kind === 'add' && <AddGuestsDialog org={org} id={id} index={index} onClose={closeDialog} />}
      {dialog?.kind === 'hand-over' && (
        <BulkDialog org={org} kind="replace" guests={dialog.guests} from={[id]} onClose={closeDialog} />
      )}
      {slots.length > 0 && (
        <input
          role="searchbox"
          aria-label={m.memberPage.searchGuests}
          placeholder={m.memberPage.searchGuests}
          className={classes.search}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {shown.length === 0 ? (
        <p className={classes.empty}>
          {slots.length === 0 ? m.memberPage.noGuests(mayBeMore) : m.guests.noMatchTitle}
        </p>
      ) : (
        <GuestRows org={org} index={index} slots={shown} labelledBy={headingId} onRemove={remove} />
      )}
    </section>
  )
}

type GuestRowsProps = Pick<MemberGuestsProps, 'org' | 'index' | 'slots'> & {
  labelledBy: string
  onRemove: (email: Email, title: string) => void
}

/** The rows of which only those in sight are mounted: a member may have thousands of guests. */
function GuestRows({ org, index, slots, labelledBy, onRemove }: GuestRowsProps) {
  const m = useAllMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  // The height in CSS is the same 3rem.
  const [height] = useState(() => 3 * remInPx())
  const { first, end } = useWindowedRows({ body, count: slots.length, height, scroller })
  return (
    <div ref={scroller} className={classes.scroller}>
      <div
        ref={body}
        role="list"
        aria-labelledby={labelledBy}
        className={classes.rows}
        style={{ height: slots.length * height }}
      >
        {slots.slice(first, end).map((slot, offset) => {
          const email = index.keys[slot] ?? ''
          const title = index.titles[slot] || email
          return (
            <div
              key={slot}
              role="listitem"
              aria-setsize={slots.length}
              aria-posinset={first + offset + 1}
              className={classes.row}
              style={{ transform: `translateY(${(first + offset) * height}px)` }}
            >
              <span className={classes.guest}>
                <Link to="/orgs/$org/guests/$email" params={{ org, email }} className={classes.link}>
                  <bdi translate="no">{title}</bdi>
                </Link>
                <bdi translate="no" className={classes.email}>
                  {email}
                </bdi>
              </span>
              <Button
                aria-label={m.memberPage.removeFrom(title, email)}
                onClick={() => onRemove(email, title)}
              >
                {m.memberPage.remove}
              </Button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
