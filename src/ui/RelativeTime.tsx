import type { Instant } from '#src/lib/guest.ts'
import { exactTime, relativeTime } from '#src/lib/relativeTime.ts'
import { useNow } from './useNow.ts'

/** A moment in words with the exact time on hover; no moment reads *Never*. */
export function Moment({ at }: { at: Instant }) {
  const now = useNow()
  if (at === null) return <>Never</>
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}
