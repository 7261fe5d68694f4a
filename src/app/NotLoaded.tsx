import { useNavigate } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import type { NotLoadedProps } from '#src/ui/lazyPart.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { rememberFocus } from '#src/ui/rememberFocus.ts'
import { TryAgain } from '#src/ui/TryAgain.tsx'
import { useDrawerKeys } from '#src/ui/useDrawerKeys.ts'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import classes from './NotLoaded.module.css'

/** Shown in place of a page whose code can't be loaded. */
export function NotLoadedPage({ onRetry }: NotLoadedProps) {
  const { pageNotLoaded, checkConnection } = useMessages().common
  usePageTitle([pageNotLoaded])
  return (
    <div className={classes.page}>
      <EmptyState title={pageNotLoaded} text={checkConnection} level={1} isAlert>
        <TryAgain onRetry={onRetry} />
      </EmptyState>
    </div>
  )
}

/** The same for sign-in, which has no frame around it. */
export function NotLoadedSignIn(props: NotLoadedProps) {
  return (
    <main>
      <NotLoadedPage {...props} />
    </main>
  )
}

/** The same for a dialog that the page opens by itself and waits for. */
export function NotLoadedDialog({ onRetry }: NotLoadedProps) {
  const { partNotLoaded, checkConnection } = useMessages().common
  return (
    <div className={classes.dialog}>
      <EmptyState title={partNotLoaded} text={checkConnection} isAlert>
        <TryAgain onRetry={onRetry} />
      </EmptyState>
    </div>
  )
}

/**
 * Shown in place of a drawer whose code can't be loaded: beside the list, in a narrow window over its end. The list stays
 * in reach, and the URL is that of the drawer. It has the keys of a drawer; its frame loads with the code.
 */
export function NotLoadedDrawer({ onRetry }: NotLoadedProps) {
  const m = useMessages()
  const title = m.common.partNotLoaded
  const frame = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const close = () => void navigate({ to: '..', search: (search) => search, resetScroll: false })
  useDrawerKeys(frame, {
    isBeside: false,
    onClose: close,
    onPrevious: ignore,
    onNext: ignore,
    onFocusList: ignore,
  })
  usePageTitle([title])
  useLayoutEffect(rememberFocus, [])
  useEffect(() => frame.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  return (
    <section ref={frame} role="dialog" aria-label={title} className={classes.drawer}>
      <EmptyState title={title} text={m.common.checkConnection}>
        <TryAgain onRetry={onRetry} />
        <Button onClick={close}>{m.drawer.backToList}</Button>
      </EmptyState>
    </section>
  )
}

/** There are no neighbours, and F6 is for what stands beside the list. */
function ignore() {}
