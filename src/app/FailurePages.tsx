import { Button } from '@mantine/core'
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import classes from './FailurePages.module.css'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <main className={classes.page}>
      <h1>Page not found</h1>
      <p>The address may be mistyped, or what it led to is gone.</p>
      <Button component={Link} to="/">
        Go to Guestlist
      </Button>
    </main>
  )
}

/** Something in the app itself broke: say so, offer the way back. Nothing was written by this. */
export function CrashPage({ reset }: ErrorComponentProps) {
  return (
    <main className={classes.page} role="alert">
      <h1>This page broke</h1>
      <p>That is our mistake. Nothing was changed by it.</p>
      <div className={classes.ways}>
        <Button onClick={reset}>Try again</Button>
        <Button variant="default" onClick={() => location.assign('/')}>
          Start over
        </Button>
      </div>
    </main>
  )
}
