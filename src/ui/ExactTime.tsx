import type { Instant } from '#src/lib/instant.ts'
import { useMessages } from './MessagesProvider.tsx'
import { missingDateText } from './RelativeTime.tsx'
import { useNow } from './useNow.ts'

/** Date, time and zone in words, below 7 days with how long ago that was; null reads *Never*. */
export function ExactTime({ at }: { at: Instant }) {
  const m = useMessages()
  const now = useNow()
  if (typeof at !== 'number') return <span>{missingDateText(at, m)}</span>
  const exact = m.format.dateTime(at)
  const relative = m.format.relativeTime(at, now)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {relative === m.format.date(at) ? exact : `${relative}${m.common.separator}${exact}`}
    </time>
  )
}
