import { useSyncExternalStore } from 'react'

const tick = 30_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** One clock for all that is on screen; it stands still while nobody looks at it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(advance, tick)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function advance(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function read(): number {
  // While nobody listened the hand stood still. It must not move at each look, or React would never come to rest.
  if (timer === undefined && Date.now() - now > tick) now = Date.now()
  return now
}

/** The time, epoch ms, up to half a minute old; whoever reads it is drawn again as it moves on. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read)
}
