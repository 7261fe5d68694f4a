import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Confirm.module.css'

type ConfirmProps = {
  opened: boolean
  title: ReactNode
  children?: ReactNode
  /** Says what it does, such as *Remove all members*. */
  confirm: ReactNode
  cancel: string
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before what cannot be undone. The safe answer has the focus; Esc is the safe answer. Who asks gives the focus back. */
export function Confirm({ opened, title, children, confirm, cancel, onConfirm, onCancel }: ConfirmProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onCancel}
      centered
      size={420}
      zIndex={300}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content, title: classes.title }}
    >
      <Modal.Overlay />
      {/* Without Mantine's header element, which screen readers take for a second banner of the page. */}
      <Modal.Content>
        <Modal.Title>{title}</Modal.Title>
        <div className={classes.text}>{children}</div>
        <div className={classes.buttons}>
          <Button variant="default" data-autofocus onClick={onCancel}>
            {cancel}
          </Button>
          <Button
            color="red.8"
            autoContrast={false}
            onClick={onConfirm}
            classNames={{ root: classes.confirm, label: classes.confirmLabel }}
          >
            <span>{confirm}</span>
          </Button>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}
