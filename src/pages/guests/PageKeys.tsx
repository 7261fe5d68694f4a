import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'

const KeyHelp = lazy(() => import('./KeyHelp.tsx').then((module) => ({ default: module.KeyHelp })))

/** The keys of the page that act from anywhere on it: `/` goes to the search, `?` lists all keys. */
export function PageKeys({ onSearch }: { onSearch: () => void }) {
  const [help, setHelp] = useState(false)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target))
      return
    if (event.key === '/') onSearch()
    else if (event.key === '?') setHelp(true)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    help && (
      <Suspense>
        <KeyHelp onClose={() => setHelp(false)} />
      </Suspense>
    )
  )
}

/** No single key acts while somebody types, or while a dialog lies over the page. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog], dialog[open]')) return true
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select')
}
