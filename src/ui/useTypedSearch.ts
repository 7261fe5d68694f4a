import { useEffect, useEffectEvent, useMemo, useState } from 'react'

/** Browsers refuse more than about 100 changes of the URL in 30 s, ms. */
const writeDelayMs = 300

/**
 * Search parameters that the URL owns, with a query that the user types: what was typed is there at once, and written
 * into the URL 0.3 s after the last keystroke. `write` puts a part of them into the URL.
 */
export function useTypedSearch<Search extends { q: string }>(
  inUrl: Search,
  write: (part: Partial<Search> | { q: string }) => void,
) {
  const [typed, setTyped] = useState<string | null>(null)
  if (typed !== null && typed === inUrl.q) setTyped(null)
  const writeLater = useEffectEvent(write)
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(() => writeLater({ q: typed }), writeDelayMs)
    return () => clearTimeout(timer)
  }, [typed])
  const q = typed ?? inUrl.q
  const search = useMemo(() => ({ ...inUrl, q }), [inUrl, q])
  const change = (part: Partial<Search>) => {
    if (part.q !== undefined) setTyped(part.q)
    write({ q, ...part })
  }
  return { search, type: setTyped, change }
}
