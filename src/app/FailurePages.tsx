import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { Button, buttonLook } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './FailurePages.module.css'

/** Shown for an address that no route has. */
export function NotFoundPage() {
  const m = useMessages()
  return (
    <main className={classes.page}>
      <h1>{m.app.notFoundTitle}</h1>
      <p>{m.app.notFoundText}</p>
      <Link {...buttonLook('primary')} to="/">
        {m.app.goToStart}
      </Link>
    </main>
  )
}

/** Shown when a component threw: a fault of the app. Nothing was written by it. */
export function CrashPage({ reset }: ErrorComponentProps) {
  const m = useMessages()
  return (
    <main className={classes.page} role="alert">
      <h1>{m.app.crashTitle}</h1>
      <p>{m.app.crashText}</p>
      <div className={classes.buttons}>
        <Button variant="primary" onClick={reset}>
          {m.app.tryAgain}
        </Button>
        <Button onClick={() => location.assign('/')}>{m.app.goToStart}</Button>
      </div>
    </main>
  )
}
