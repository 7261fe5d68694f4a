import { IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState, type FocusEvent, type ReactNode } from 'react'
import classes from './notices.module.css'

/** What a notice says, and at most one thing that can be done about it. */
export type NoticeContent = { text: ReactNode; action?: NoticeAction }
export type NoticeAction = { label: string; run: () => void }

/** Milliseconds a notice stays when nobody points at it. */
const stay = 20_000

type NoticeCardProps = { id: number; content: NoticeContent; onDismiss: (id: number) => void }

/** One notice. Its time starts anew once the pointer or the focus has left it. */
export function NoticeCard({ id, content: { text, action }, onDismiss }: NoticeCardProps) {
  const textId = useId()
  const [pointedAt, setPointedAt] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = pointedAt || focused
  const expire = useEffectEvent(() => onDismiss(id))
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(expire, stay)
    return () => clearTimeout(timer)
  }, [held])
  const left = (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget))
  return (
    <div
      className={classes.notice}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocused(true)}
      onBlur={left}
    >
      <span id={textId} className={classes.text}>
        {text}
      </span>
      {action && (
        <button
          type="button"
          className={classes.action}
          aria-describedby={textId}
          onClick={() => {
            onDismiss(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={classes.dismiss} aria-label="Dismiss" onClick={() => onDismiss(id)}>
        <IconX size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
