import type { Messages } from '#src/lib/messages/en.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useMessages } from './MessagesProvider.tsx'
import { useNow } from './useNow.ts'

/** How long ago an instant was, a date from 7 days on, with date and time on hover; null reads *Never*. */
export function RelativeTime({ at }: { at: Instant }) {
  const m = useMessages()
  const now = useNow()
  if (typeof at !== 'number') return <span>{missingDateText(at, m)}</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={m.format.dateTime(at)}>
      {m.format.relativeTime(at, now)}
    </time>
  )
}

/** What is shown in place of the date of an event: *Never*, a dash for unknown, or that it can't be read. */
export function missingDateText(at: Exclude<Instant, number>, m: Messages): string {
  if (at === null) return m.common.never
  return at === 'absent' ? m.common.unknown : m.common.unreadableDate
}
