import type { RouteComponent } from '@tanstack/react-router'
import {
  type ComponentType,
  type ReactNode,
  Suspense,
  useDeferredValue,
  useEffect,
  useEffectEvent,
} from 'react'
import { reloadFailedStyles } from '#src/browser/failedStyles.ts'
import { createStore, type Store } from '#src/lib/createStore.ts'
import { useCatalogue, useMessages } from './MessagesProvider.tsx'
import { useNotices } from './notices.tsx'
import { useStore } from './useStore.ts'

type Load<Props> = () => Promise<ComponentType<Props>>

/** What stands in the place of a part that can't be loaded. `onRetry` resolves when the try has ended. */
export type NotLoadedProps = { onRetry: () => Promise<void> }

/**
 * A part of a page that loads when it is first drawn, with the texts that load later. When it can't load, as while
 * offline, only the part is missing: `place` stays, or `NotLoaded` comes where the user waits for it. It is tried again
 * once the browser is online and whenever it is drawn anew. React's `lazy` would remember the failure and take the page
 * around it away.
 */
export function lazyPart<Props extends object>(
  load: Load<Props>,
  place: ReactNode = null,
  NotLoaded: ComponentType<NotLoadedProps> | null = null,
) {
  const part = createPart(load)
  return function LazyPart(props: Props) {
    const { Component, hasFailed } = useStore(part.state)
    const tryAgain = useNextTries(part)
    useFirstTry(part)
    if (Component) {
      return (
        <Suspense fallback={place}>
          <Component {...props} />
        </Suspense>
      )
    }
    return hasFailed && NotLoaded ? <NotLoaded onRetry={async () => void (await tryAgain())} /> : place
  }
}

/** The same for a dialog that the user opened: when it can't load, a notice says so, and it counts as closed. */
export function lazyDialog<Props extends { onClose: () => void }>(load: Load<Props>) {
  const part = createPart(load)
  return function LazyDialog(props: Props) {
    const m = useMessages()
    const notices = useNotices()
    const { Component } = useStore(part.state)
    useFirstTry(part, () => {
      const notice = notices.show({ text: m.common.notLoaded })
      // The next try shows by itself how it ended.
      const stop = part.state.subscribe(() => {
        stop()
        notice.dismiss()
      })
      props.onClose()
    })
    return (
      Component && (
        <Suspense>
          <Component {...props} />
        </Suspense>
      )
    )
  }
}

/**
 * The same for the component of a route, which the router loads before it shows the route. When it can't load,
 * `NotLoaded` is drawn in its place. When *Try again* fails too, the page is loaded anew: the file is gone when a new version was deployed.
 */
export function lazyPage(load: Load<object>, NotLoaded: ComponentType<NotLoadedProps>): RouteComponent {
  const part = createPart(load)
  const Page: RouteComponent = () => {
    // What suspends after a failure keeps the page as it is.
    const { Component } = useDeferredValue(useStore(part.state))
    const tryAgain = useNextTries(part)
    const tryAgainOrReload = async () => {
      if (!(await tryAgain()) && navigator.onLine) location.reload()
    }
    return Component ? <Component /> : <NotLoaded onRetry={tryAgainOrReload} />
  }
  Page.preload = async () => {
    // A route that has nothing to load is shown without a wait.
    if (await part.load()) delete Page.preload
  }
  return Page
}

type PartState<Props> = { Component: ComponentType<Props> | null; hasFailed: boolean }

type Part<Props> = {
  state: Store<PartState<Props>>
  /** Loads the part and the texts. Resolves to whether it could: what draws the part sees that in its state. */
  load: (loadTexts?: () => Promise<unknown>) => Promise<boolean>
}

/** A part that loads once for all who draw it, and again after a failure. */
function createPart<Props>(load: Load<Props>): Part<Props> {
  const state = createStore<PartState<Props>>({ Component: null, hasFailed: false })
  return {
    state,
    load: async (loadTexts) => {
      try {
        const [Component] = await Promise.all([load(), loadTexts?.(), reloadFailedStyles()])
        state.set({ Component, hasFailed: false })
        return true
      } catch (error) {
        reportError(error)
        state.update(({ Component }) => ({ Component, hasFailed: true }))
        return false
      }
    },
  }
}

/** Loads the part when it is drawn, unless it is there. */
function useFirstTry<Props>(part: Part<Props>, onFailure?: () => void): void {
  const { loadAll } = useCatalogue()
  const fail = useEffectEvent(() => onFailure?.())
  useEffect(() => {
    if (part.state.get().Component) return undefined
    let isMounted = true
    const firstTry = async () => {
      const isLoaded = await part.load(loadAll)
      if (isMounted && !isLoaded) fail()
    }
    void firstTry()
    return () => {
      isMounted = false
    }
  }, [part, loadAll])
}

/** Loads a part that has failed again once the browser is online; returns the function that does so at once. */
function useNextTries<Props>(part: Part<Props>): () => Promise<boolean> {
  const { loadAll } = useCatalogue()
  const { Component, hasFailed } = useStore(part.state)
  const isMissing = hasFailed && !Component
  useEffect(() => {
    if (!isMissing) return undefined
    const tryAgain = () => void part.load(loadAll)
    window.addEventListener('online', tryAgain)
    return () => window.removeEventListener('online', tryAgain)
  }, [part, isMissing, loadAll])
  return () => part.load(loadAll)
}
