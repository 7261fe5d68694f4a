import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'
import { useMessages } from './MessagesProvider.tsx'

type ErrorBoundaryProps = {
  /** What is shown: another one gets a new try. */
  shownKey?: string
  children: ReactNode
}

/**
 * One part of a page. When something in it throws, only this part is replaced, by a message and a button that draws it
 * again. What the user entered belongs outside of it: state inside is lost. React reports the error.
 */
export function ErrorBoundary({ shownKey = '', children }: ErrorBoundaryProps) {
  return (
    <CatchBoundary getResetKey={() => shownKey} errorComponent={FailedPart}>
      {children}
    </CatchBoundary>
  )
}

function FailedPart({ reset }: ErrorComponentProps) {
  const m = useMessages()
  return (
    <EmptyState title={m.common.partFailedTitle} text={m.common.partFailedText} isAlert>
      <Button variant="primary" onClick={reset}>
        {m.common.tryAgain}
      </Button>
    </EmptyState>
  )
}
