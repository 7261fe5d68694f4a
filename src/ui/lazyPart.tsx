import { type ComponentType, type ReactNode, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { useCatalogue, useMessages } from './MessagesProvider.tsx'
import { useNotices } from './notices.tsx'

type Load<Props> = () => Promise<ComponentType<Props>>

/**
 * A part of a page that loads when it is first drawn, with the texts that load later. When it cannot load, as while
 * offline, only the part is missing: `place` stays, and it is tried again once the browser is online and whenever it is
 * drawn anew. React's `lazy` would remember the failure and take the page around it away.
 */
export function lazyPart<Props extends object>(load: Load<Props>, place: ReactNode = null) {
  const usePart = createPartHook(load)
  return function LazyPart(props: Props) {
    const Part = usePart((retry) => window.addEventListener('online', retry, { once: true }))
    return Part ? (
      <Suspense fallback={place}>
        <Part {...props} />
      </Suspense>
    ) : (
      place
    )
  }
}

/** The same for a dialog that the user opened: when it cannot load, a notice says so, and it counts as closed. */
export function lazyDialog<Props extends { onClose: () => void }>(load: Load<Props>) {
  const usePart = createPartHook(load)
  return function LazyDialog(props: Props) {
    const m = useMessages()
    const notices = useNotices()
    const Part = usePart(() => {
      notices.show({ text: m.common.notLoaded })
      props.onClose()
    })
    return (
      Part && (
        <Suspense>
          <Part {...props} />
        </Suspense>
      )
    )
  }
}

/** Returns a hook that loads the component once for all who use it; null until then. */
function createPartHook<Props>(load: Load<Props>) {
  let loaded: ComponentType<Props> | null = null
  return function usePart(onFailure: (retry: () => void) => void): ComponentType<Props> | null {
    const { loadAll } = useCatalogue()
    const [part, setPart] = useState(() => loaded)
    const [tries, setTries] = useState(0)
    const fail = useEffectEvent(() => onFailure(() => setTries(tries + 1)))
    useEffect(() => {
      if (loaded) return undefined
      let isMounted = true
      const loadPart = async () => {
        const [component] = await Promise.all([load(), loadAll()])
        loaded = component
        if (isMounted) setPart(() => component)
      }
      loadPart().catch((error: unknown) => {
        reportError(error)
        if (isMounted) fail()
      })
      return () => {
        isMounted = false
      }
    }, [tries, loadAll])
    return part
  }
}
