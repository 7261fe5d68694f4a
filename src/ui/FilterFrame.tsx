import { IconChevronDown, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import classes from './Filter.module.css'
import { useMessages } from './MessagesProvider.tsx'

type FilterFrameProps = {
  /** Of the field inside. */
  id: string
  label: string
  /** Whether something is chosen. */
  isOn: boolean
  onRemove: () => void
  /** Shown on hover. */
  title?: string | undefined
  children: ReactNode
}

/** The frame of a filter. Its end is a button that removes it, or before something is chosen a sign that it opens. */
export function FilterFrame({ id, label, isOn, onRemove, title, children }: FilterFrameProps) {
  const m = useMessages()
  return (
    <div className={classes.filter} data-on={isOn} title={title}>
      {children}
      {isOn ? (
        <Button
          variant="icon"
          className={classes.remove}
          aria-label={m.guests.removeFilter(label)}
          onClick={() => {
            onRemove()
            document.getElementById(id)?.focus()
          }}
        >
          <IconX size="0.875rem" aria-hidden="true" />
        </Button>
      ) : (
        <IconChevronDown size="0.875rem" className={classes.chevron} aria-hidden="true" />
      )}
    </div>
  )
}

/** Names a filter. It is drawn once something is chosen: before that the field says *Any member*. */
export function FilterLabel({ id, label, isOn }: Pick<FilterFrameProps, 'id' | 'label' | 'isOn'>) {
  return (
    <label htmlFor={id} className={isOn ? classes.label : 'gl-visually-hidden'}>
      {label}
    </label>
  )
}
