import { Link, useParams, type ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button, buttonLook } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import classes from './FailurePages.module.css'

/** Shown for an address that no route has, below the header without an organization. */
export function NotFoundPage() {
  const m = useMessages()
  return (
    <>
      <header className={classes.header}>
        <Link to="/" className={classes.brand}>
          <img src="/icon.svg" alt="" />
          {m.app.name}
        </Link>
      </header>
      <main>
        <NotFound>
          <Link {...buttonLook('primary')} to="/">
            {m.app.goToStart}
          </Link>
        </NotFound>
      </main>
    </>
  )
}

/** Shown for an address below an organization that no route has, in the frame of the organization. */
export function NotFoundInOrganization() {
  const m = useMessages()
  const { org } = useParams({ from: '/orgs/$org' })
  return (
    <NotFound>
      <Link {...buttonLook('primary')} to="/orgs/$org/guests" params={{ org }}>
        {m.app.goToGuests}
      </Link>
      <Link {...buttonLook('default')} to="/">
        {m.app.goToStart}
      </Link>
    </NotFound>
  )
}

function NotFound({ children }: { children: ReactNode }) {
  const m = useMessages()
  usePageTitle([m.app.notFoundTitle])
  return (
    <div className={classes.page}>
      <h1>{m.app.notFoundTitle}</h1>
      <p>{m.app.notFoundText}</p>
      <div className={classes.buttons}>{children}</div>
    </div>
  )
}

/** Shown when a component threw: a fault of the app. Nothing was written by it. */
export function CrashPage({ reset }: ErrorComponentProps) {
  const m = useMessages()
  usePageTitle([m.app.crashTitle])
  return (
    <main>
      <EmptyState title={m.app.crashTitle} text={m.app.crashText} level={1} isAlert>
        <Button variant="primary" onClick={reset}>
          {m.common.tryAgain}
        </Button>
        <Button onClick={() => location.assign('/')}>{m.app.goToStart}</Button>
      </EmptyState>
    </main>
  )
}
