import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/CloseButton.css'
import { Modal } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { Email } from '#src/lib/guest.ts'
import classes from './NewGuestDialog.module.css'
import { NewGuestForm } from './NewGuestForm.tsx'

const route = getRouteApi('/orgs/$org/guests')

type NewGuestDialogProps = {
  /** Keep it mounted once it was opened, and switch this: the focus returns to the button only so. */
  opened: boolean
  onClose: () => void
}

/** Invites a guest, then opens its drawer, so that members can be set: the API takes them only once it exists. */
export function NewGuestDialog({ opened, onClose }: NewGuestDialogProps) {
  const { org } = route.useParams()
  const navigate = route.useNavigate()
  const created = (email: Email) => {
    onClose()
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email },
      search: (search) => search,
      resetScroll: false,
    })
  }
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={480}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content, title: classes.title, close: classes.close }}
    >
      <Modal.Overlay />
      {/* Without Mantine's header element, which screen readers take for a second banner of the page. */}
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title>New guest</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <NewGuestForm org={org} onCreated={created} onCancel={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}
