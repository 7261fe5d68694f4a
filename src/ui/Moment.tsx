import type { Instant } from '#src/lib/guest.ts'
import { exactTime, relativeTime } from '#src/lib/relativeTime.ts'

/** A moment in words with the exact time on hover; no moment reads *Never*. It is as old as its last rendering. */
export function Moment({ at }: { at: Instant }) {
  if (at === null) return <>Never</>
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {relativeTime(at, Date.now())}
    </time>
  )
}
