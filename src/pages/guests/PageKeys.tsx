import { useEffect, useEffectEvent, useState } from 'react'
import { takesText } from '#src/browser/takesText.ts'
import { isComposing } from '#src/ui/isComposing.ts'
import { lazyDialog } from '#src/ui/lazyPart.tsx'

const KeyHelp = lazyDialog(() => import('#src/features/KeyHelp.tsx').then((module) => module.KeyHelp))

/** The keys of the page that act from anywhere on it: `/` goes to the search, `?` lists all keys. */
export function PageKeys({ onSearch }: { onSearch: () => void }) {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey
    if (isComposing(event) || event.defaultPrevented || isShortcut || isElsewhere(event.target)) return
    if (event.key === '/') onSearch()
    else if (event.key === '?') setHelpOpen(true)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
  return isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />
}

/** Whether the user types, or a dialog lies over the page: then no single key acts. */
function isElsewhere(target: EventTarget | null): boolean {
  return takesText(target) || document.querySelector('[aria-modal=true]') !== null
}
