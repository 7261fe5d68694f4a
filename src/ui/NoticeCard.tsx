import { IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState, type FocusEvent, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { useMessages } from './MessagesProvider.tsx'
import classes from './notices.module.css'

/** What a notice says, and at most one thing that can be done about it. */
export type NoticeContent = { text: ReactNode; action?: NoticeAction }
export type NoticeAction = { label: string; run: () => void }

/** How long a notice stays while neither the pointer nor the focus is on it. */
const durationMs = 20_000

type NoticeCardProps = { id: number; content: NoticeContent; onDismiss: (id: number) => void }

/** One notice. Its time starts again when the pointer or the focus has left it. */
export function NoticeCard({ id, content: { text, action }, onDismiss }: NoticeCardProps) {
  const m = useMessages()
  const textId = useId()
  const [hovered, setHovered] = useState(false)
  const [focused, setFocused] = useState(false)
  const paused = hovered || focused
  const expire = useEffectEvent(() => onDismiss(id))
  useEffect(() => {
    if (paused) return undefined
    const timer = setTimeout(expire, durationMs)
    return () => clearTimeout(timer)
  }, [paused])
  const onBlur = (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget))
  return (
    <div
      className={classes.notice}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={onBlur}
    >
      <span id={textId} className={classes.text}>
        {text}
      </span>
      {action && (
        <Button
          variant="plain"
          className={classes.action}
          aria-describedby={textId}
          onClick={() => {
            onDismiss(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        variant="plain"
        className={classes.dismiss}
        aria-label={m.common.dismiss}
        onClick={() => onDismiss(id)}
      >
        <IconX size="1rem" aria-hidden="true" />
      </Button>
    </div>
  )
}
