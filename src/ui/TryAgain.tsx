import { useTransition } from 'react'
import { Button, type ButtonVariant } from './Button.tsx'
import type { NotLoadedProps } from './lazyPart.tsx'
import { useMessages } from './MessagesProvider.tsx'

type TryAgainProps = NotLoadedProps & { variant?: ButtonVariant }

/** The button that loads again what could not be loaded. */
export function TryAgain({ onRetry, variant = 'primary' }: TryAgainProps) {
  const m = useMessages()
  const [isTrying, startTrying] = useTransition()
  return (
    <Button variant={variant} loading={isTrying} onClick={() => startTrying(onRetry)}>
      {m.common.tryAgain}
    </Button>
  )
}

/** Shown in place of a small part that the user waits for and that can't be loaded: one line. */
export function NotLoadedPart({ onRetry }: NotLoadedProps) {
  const m = useMessages()
  return (
    <span role="alert">
      {m.common.partNotLoaded}. <TryAgain variant="link" onRetry={onRetry} />
    </span>
  )
}
