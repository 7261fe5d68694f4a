import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import classes from './Confirm.module.css'
import { Dialog, DialogButtons } from './Dialog.tsx'

type ConfirmProps = {
  title: ReactNode
  children?: ReactNode
  /** Says what it does, such as *Remove all members*. */
  confirm: ReactNode
  cancel: string
  /** What it lies over. */
  over: 'dialog' | 'everything'
  onConfirm: () => void
  onCancel: () => void
}

/** Confirms what cannot be undone. The safe answer has the focus, and Esc means it. */
export function Confirm({ title, children, confirm, cancel, over, onConfirm, onCancel }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onCancel} withCloseButton={false} width={420} over={over}>
      <div className={classes.text}>{children}</div>
      <DialogButtons>
        <Button data-autofocus onClick={onCancel}>
          {cancel}
        </Button>
        <Button variant="danger" onClick={onConfirm}>
          <span>{confirm}</span>
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
