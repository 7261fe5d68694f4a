import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { apiErrorMessage, isNotFound } from '#src/features/apiErrorMessage.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './ListState.module.css'
import { NewGuestButton } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import type { GuestListState } from './useGuestList.ts'
import { guestCount, wholeNumber } from './wording.ts'

const notYours = 'There is no such organization, or you are not one of its members.'

/** What stands in the place of rows when there are none: could not load, no guests yet, no guest matches. */
export function ListState({ guests, onClear }: { guests: GuestListState; onClear: () => void }) {
  const m = useMessages()
  const { list, error, refresh, view, reading } = guests
  if (list.rows.size === 0 && error) {
    const elsewhere = isNotFound(error)
    return (
      <State title="Could not load" says={elsewhere ? notYours : apiErrorMessage(error, m)} alert>
        <button type="button" onClick={refresh}>
          Retry
        </button>
        {elsewhere && <Link to="/sign-in">Choose an organization</Link>}
      </State>
    )
  }
  if (list.rows.size === 0) {
    return (
      <State title="No guests yet" says="Whoever is invited from outside the organization appears here.">
        <NewGuestButton />
      </State>
    )
  }
  const soFar = reading && !list.complete
  const says = soFar
    ? `None of the ${guestCount(view.index.count)} read so far; the rest is being read.`
    : 'Try fewer words, or take a filter off.'
  return (
    <State title={soFar ? 'No guest matches so far' : 'No guest matches'} says={says}>
      <button type="button" onClick={onClear}>
        Clear filters
      </button>
    </State>
  )
}

type StateProps = { title: string; says: string; alert?: boolean; children: ReactNode }

function State({ title, says, alert = false, children }: StateProps) {
  return (
    <div className={classes.state} role={alert ? 'alert' : undefined}>
      <h2>{title}</h2>
      <p>{says}</p>
      {children}
    </div>
  )
}

/** What of the list is missing although rows are there, with a way to try again. */
export function ListTrouble({ guests }: { guests: GuestListState }) {
  const m = useMessages()
  const { list, error, reading, refresh, retryMissing, retrying } = guests
  if (list.rows.size === 0) return null
  if (error) {
    const which = list.readAt === null ? 'the whole list' : 'the list again'
    return (
      <Trouble
        says={`Could not read ${which}: ${apiErrorMessage(error, m)}`}
        onRetry={refresh}
        off={reading}
      />
    )
  }
  if (reading) return null
  if (list.missing.length > 0)
    return <Trouble says={missingSentence(list, m)} onRetry={retryMissing} off={retrying} />
  if (fewerThanCounted(list) === 0) return null
  const says = `The list changed while it was read: ${fewerOfAll(list)}.`
  return <Trouble says={says} onRetry={refresh} off={false} />
}

/** How many guests the server counts beyond those that came; 0 when it does not count. */
export function fewerThanCounted({ total, rows }: Pick<GuestListState['list'], 'total' | 'rows'>): number {
  return Math.max(0, (total ?? 0) - rows.size)
}

function fewerOfAll(list: GuestListState['list']): string {
  const fewer = fewerThanCounted(list)
  return `${wholeNumber(fewer)} of ${guestCount(list.total ?? 0)} ${fewer === 1 ? 'is' : 'are'} missing`
}

function Trouble({ says, onRetry, off }: { says: string; onRetry: () => void; off: boolean }) {
  return (
    <div role="alert" className={classes.trouble}>
      <span>{says}</span>
      <button type="button" disabled={off} onClick={onRetry}>
        Retry
      </button>
    </div>
  )
}

function missingSentence(list: GuestListState['list'], m: Messages): string {
  const { missing } = list
  const pages =
    missing.length === 1 ? `Page ${missing[0]?.page} of the list` : `${missing.length} pages of the list`
  const lost = fewerThanCounted(list) === 0 ? '' : `: ${fewerOfAll(list)}`
  return `${pages} could not be read${lost}. ${missing[0] ? apiErrorMessage(missing[0].error, m) : ''}`
}
