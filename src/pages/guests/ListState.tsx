import { apiErrorReason } from '#src/features/apiErrorMessage.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { NewGuestButton } from '#src/pages/guests/new-guest/NewGuestButton.tsx'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './ListState.module.css'
import type { GuestSearchParams } from './searchParams.ts'
import type { GuestListState } from './useGuestList.ts'
import { isFiltered } from './useSearchParams.ts'

type ListStateProps = {
  guests: GuestListState
  search: GuestSearchParams
  onClear: () => void
}

/** What is shown in place of rows when there are none: could not load, no guests yet, no guest matches. */
export function ListState({ guests, search, onClear }: ListStateProps) {
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
  const { title, text } = noMatchTexts(search, reading && !list.complete ? view.index.count : null, m)
  return (
    <div className={classes.underHead}>
      <EmptyState title={<RichText text={title} />} text={text}>
        <Button onClick={onClear}>{m.guests.clearFilters}</Button>
      </EmptyState>
    </div>
  )
}

/** `loaded`: how many guests were searched so far; null: all. A view without other filters is worked off, not searched. */
function noMatchTexts(search: GuestSearchParams, loaded: number | null, m: Messages) {
  if (loaded !== null) return { title: m.guests.noMatchYetTitle, text: m.guests.noMatchYetText(loaded) }
  if (!isFiltered({ ...search, view: 'all' })) {
    return { title: m.attention.noneLeft, text: m.attention.noneLeftText }
  }
  const query = search.q.trim()
  const title = query === '' ? m.guests.noMatchTitle : m.guests.noMatchFor(query)
  return { title, text: m.guests.noMatchText }
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
      <Button inactive={isRetrying} onClick={onRetry}>
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
