import type { Instant } from '#src/lib/wireFields.ts'
import { useMessages } from './MessagesProvider.tsx'
import { useNow } from './useNow.ts'

/** How long ago an instant was, with date and time on hover; null reads *Never*. */
export function RelativeTime({ at }: { at: Instant }) {
  const m = useMessages()
  const now = useNow()
  if (at === null) return m.common.never
  return (
    <time dateTime={new Date(at).toISOString()} title={m.format.dateTime(at)}>
      {m.format.relativeTime(at, now)}
    </time>
  )
}
