import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LogEntry } from '#src/changes/log/logEntry.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { RelativeTime } from '#src/ui/RelativeTime.tsx'
import classes from './ChangesPage.module.css'

type EntryRowProps = {
  entry: LogEntry
  /** What the guest is called. */
  title: string
  /** What was done. */
  children: ReactNode
  /** What became of it, in a word or two. */
  state?: string
  isUndone?: boolean
  /** A line of its own. */
  warning?: ReactNode
  actions?: ReactNode
}

/** One entry of the log: whose, what, when, what became of it, and what can be done. */
export function EntryRow({ entry, title, children, state = '', isUndone, warning, actions }: EntryRowProps) {
  return (
    <div className={classes.row} data-undone={isUndone || undefined}>
      <Initials name={title} size={32} />
      <div className={classes.what}>
        <GuestName entry={entry} title={title} />
        <span className={classes.done}>{children}</span>
        <span className={classes.when}>
          <RelativeTime at={entry.at} />
          {state && <span className={classes.state}>{state}</span>}
        </span>
        {warning && <p className={classes.lost}>{warning}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

/** The guest: a link, unless the guest was deleted by this entry. */
function GuestName({ entry: { kind, guest }, title }: Pick<EntryRowProps, 'entry' | 'title'>) {
  const name = <bdi translate="no">{title}</bdi>
  if (kind === 'deletion') return <span className={classes.guest}>{name}</span>
  return (
    <Link className={classes.guest} to="/orgs/$org/guests/$email" params={guest}>
      {name}
    </Link>
  )
}
