import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { QueuePosition } from '#src/guest-list/guestQueue.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import classes from './DrawerMessage.module.css'

type QueueEndProps = { position: QueuePosition; onClose: () => void }

/** What follows the last guest of the queue: how many guests are done. */
export function QueueEnd({ position, onClose }: QueueEndProps) {
  const m = useMessages()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      <div className={classes.message}>
        <IconCircleCheck size="2rem" stroke={1.5} color="var(--gl-good)" aria-hidden="true" />
        <h3 className={classes.title}>
          {position.done === position.count ? m.drawer.queueEnd.allDone : m.drawer.queueEnd.title}
        </h3>
        <p>{m.drawer.queueEnd.text(position.done, position.count)}</p>
        <div className={classes.buttons}>
          <Button ref={button} variant="primary" onClick={onClose}>
            {m.drawer.backToList}
          </Button>
        </div>
      </div>
      <NoticeOutlet place="dialog" />
    </>
  )
}
