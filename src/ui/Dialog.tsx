import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useLayoutEffect, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import classes from './Dialog.module.css'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { MantineTheme } from './MantineTheme.tsx'
import { useMessages } from './MessagesProvider.tsx'
import { rememberFocus } from './rememberFocus.ts'
import { useIgnoredSecondClick } from './useIgnoredSecondClick.ts'

type DialogProps = {
  title: ReactNode
  children: ReactNode
  /** Esc, the close button, a click outside. `null`: only what is inside ends the dialog. */
  onClose: (() => void) | null
  /** Whether a click outside closes it; not where something was typed. */
  closeOnClickOutside?: boolean
  /** Without it only Esc and what is inside close the dialog. */
  withCloseButton?: boolean
  /** Px; a narrow window takes less. */
  width?: number
  /** What it lies over: the page, a drawer or dialog, or everything. */
  over?: 'page' | 'dialog' | 'everything'
}

const zIndexes = { page: 200, dialog: 300, everything: 1000 }

/**
 * The one modal dialog, named by its title, open while it is mounted. The focus goes to what carries `data-autofocus`, else to the first
 * control; afterwards it goes back to what had it before.
 */
export function Dialog({
  title,
  children,
  onClose,
  closeOnClickOutside = true,
  withCloseButton = true,
  width = 440,
  over = 'page',
}: DialogProps) {
  const m = useMessages()
  const canClose = onClose !== null
  // Mantine's own forgets what had the focus when a dialog is mounted open, as one that loads lazily is.
  useLayoutEffect(rememberFocus, [])
  useIgnoredSecondClick()
  return (
    <MantineTheme>
      <Modal.Root
        opened
        onClose={onClose ?? (() => undefined)}
        centered
        size={width}
        zIndex={zIndexes[over]}
        closeOnEscape={canClose}
        closeOnClickOutside={canClose && closeOnClickOutside}
        returnFocus={false}
        // Where it takes room the page would move sideways.
        removeScrollProps={{ removeScrollBar: false }}
        transitionProps={{ duration: 0 }}
        classNames={{ content: classes.content, title: classes.title }}
      >
        <Modal.Overlay />
        {/* Without Mantine's header element, which screen readers take for a second banner of the page. */}
        <Modal.Content>
          <div className={classes.head}>
            <Modal.Title>{title}</Modal.Title>
            {canClose && withCloseButton && (
              <Button variant="icon" className={classes.close} aria-label={m.common.close} onClick={onClose}>
                <IconX size="1.0625rem" aria-hidden="true" />
              </Button>
            )}
          </div>
          <ErrorBoundary>{children}</ErrorBoundary>
        </Modal.Content>
      </Modal.Root>
    </MantineTheme>
  )
}

/** The buttons of a dialog, at its end. They stay in sight while the rest scrolls. Its parent must not be a grid. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={classes.buttons}>{children}</div>
}
