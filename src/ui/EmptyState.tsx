import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type EmptyStateProps = {
  title: ReactNode
  text: ReactNode
  /** Something failed: it is read out at once. */
  isAlert?: boolean
  /** The title is the page's own. */
  level?: 1 | 2
  /** What can be done: buttons and links. */
  children?: ReactNode
}

/** In place of what is not there: what it is, why, and what can be done. */
export function EmptyState({ title, text, isAlert = false, level = 2, children }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <div className={classes.state} role={isAlert ? 'alert' : undefined}>
      <Title>{title}</Title>
      <p>{text}</p>
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  )
}
