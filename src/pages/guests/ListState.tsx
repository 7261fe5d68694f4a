import { apiErrorReason } from '#src/features/apiErrorMessage.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { NewGuestButton } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './ListState.module.css'
import type { GuestListState } from './useGuestList.ts'

type ListStateProps = {
  guests: GuestListState
  /** What is searched; '' for nothing. */
  query: string
  onClear: () => void
}

/** What is shown in place of rows when there are none: could not load, no guests yet, no guest matches. */
export function ListState({ guests, query, onClear }: ListStateProps) {
  const m = useMessages()
  const { list, error, refresh, view, reading } = guests
  if (list.rows.size === 0 && error) {
    return (
      <EmptyState title={m.guests.failedTitle} text={apiErrorReason(error, m)} isAlert>
        <Button onClick={refresh}>{m.common.retry}</Button>
      </EmptyState>
    )
  }
  if (list.rows.size === 0) {
    return (
      <EmptyState title={m.guests.emptyTitle} text={m.guests.emptyText}>
        <NewGuestButton />
      </EmptyState>
    )
  }
  const isLoading = reading && !list.complete
  const title = query.trim() === '' ? m.guests.noMatchTitle : m.guests.noMatchFor(query.trim())
  return (
    <div className={classes.underHead}>
      <EmptyState
        title={<RichText text={isLoading ? m.guests.noMatchYetTitle : title} />}
        text={isLoading ? m.guests.noMatchYetText(view.index.count) : m.guests.noMatchText}
      >
        <Button onClick={onClear}>{m.guests.clearFilters}</Button>
      </EmptyState>
    </div>
  )
}

/** What of the list could not be loaded although rows are shown, with a button that tries again. */
export function ListTrouble({ guests }: { guests: GuestListState }) {
  const m = useMessages()
  const { list, error, reading, refresh, retryMissing, retrying } = guests
  if (list.rows.size === 0) return null
  if (error) {
    const reason = apiErrorReason(error, m)
    const text = list.readAt === null ? m.guests.listFailed(reason) : m.guests.refreshFailed(reason)
    return <Trouble text={text} onRetry={refresh} isRetrying={reading} />
  }
  if (reading) return null
  if (list.missing.length > 0)
    return <Trouble text={missingPagesText(list, m)} onRetry={retryMissing} isRetrying={retrying} />
  if (missingGuests(list) === 0) return null
  const text = `${m.guests.listChanged} ${m.guests.missing(missingGuests(list), list.total ?? 0)}`
  return <Trouble text={text} onRetry={refresh} isRetrying={false} />
}

function Trouble({ text, onRetry, isRetrying }: { text: string; onRetry: () => void; isRetrying: boolean }) {
  const m = useMessages()
  return (
    <div role="alert" className={classes.trouble}>
      <span>{text}</span>
      <Button disabled={isRetrying} onClick={onRetry}>
        {m.common.retry}
      </Button>
    </div>
  )
}

/** How many guests the server counts beyond those that were loaded; 0 when it does not count. */
export function missingGuests({ total, rows }: Pick<GuestListState['list'], 'total' | 'rows'>): number {
  return Math.max(0, (total ?? 0) - rows.size)
}

function missingPagesText(list: GuestListState['list'], m: Messages): string {
  const { missing, total } = list
  const [first] = missing
  if (!first) return ''
  const reason = apiErrorReason(first.error, m)
  const text =
    missing.length === 1
      ? m.guests.pageFailed(first.page, reason)
      : m.guests.pagesFailed(missing.length, reason)
  const count = missingGuests(list)
  return count === 0 ? text : `${text} ${m.guests.missing(count, total ?? 0)}`
}
