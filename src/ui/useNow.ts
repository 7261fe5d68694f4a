import { useSyncExternalStore } from 'react'

/** How old the time may be. */
const stepMs = 30_000

/** The time in steps of half a minute, the same for every component. */
function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, stepMs)
  return () => clearInterval(timer)
}

function read(): number {
  // Rounded, so that React sees one value between two steps.
  return Math.floor(Date.now() / stepMs) * stepMs
}

/** The time, epoch ms, up to half a minute old; the component renders again as it moves on. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read)
}
