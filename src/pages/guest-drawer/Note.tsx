import type { ReactNode } from 'react'
import classes from './Note.module.css'

type NoteProps = { tone: 'info' | 'warn'; children: ReactNode; actions?: ReactNode }

/** A line that belongs to what stands above it. It interrupts nobody: errors of a save are told beside the buttons. */
export function Note({ tone, children, actions }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone}>
      <p>{children}</p>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

/** What can be done about a note. */
export function NoteAction({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className={classes.action} onClick={onClick}>
      {children}
    </button>
  )
}
