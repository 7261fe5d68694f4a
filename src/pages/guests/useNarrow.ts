import { useSyncExternalStore } from 'react'

/** Below this the table becomes a list of cards. The same width stands in GuestTable.module.css. */
const query = '(max-width: 939px)'

/** Whether the window is too narrow for columns. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
