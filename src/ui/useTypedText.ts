import { useEffect, useEffectEvent, useState } from 'react'

/** Browsers refuse more than about 100 changes of the URL in 30 s, ms. */
const writeDelayMs = 300

/**
 * A text that the URL owns and the user types: what was typed is there at once, and written into the URL 0.3 s after the
 * last keystroke.
 */
export function useTypedText(inUrl: string, write: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  if (typed !== null && typed === inUrl) setTyped(null)
  const writeLater = useEffectEvent(write)
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(() => writeLater(typed), writeDelayMs)
    return () => clearTimeout(timer)
  }, [typed])
  return { text: typed ?? inUrl, type: setTyped }
}
