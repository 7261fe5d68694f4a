import { getRouteApi } from '@tanstack/react-router'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { NewGuestForm } from './NewGuestForm.tsx'
import { type InvitedGuest, useInviteGuest } from './useInviteGuest.tsx'

const route = getRouteApi('/orgs/$org/guests')

type NewGuestDialogProps = {
  /** What the email field begins with. */
  initialEmail?: string
  onClose: () => void
}

/** Invites a guest with its members, then opens its drawer; members that were not saved are in the draft there. */
export function NewGuestDialog({ initialEmail = '', onClose }: NewGuestDialogProps) {
  const m = useAllMessages()
  const { org } = route.useParams()
  const navigate = route.useNavigate()
  const { invite, isPending } = useInviteGuest(org)
  const openGuest = ({ email, unsaved }: InvitedGuest) => {
    onClose()
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email },
      search: (search) => search,
      state: unsaved.length === 0 ? {} : { membersToAdd: unsaved },
      resetScroll: false,
    })
  }
  return (
    <Dialog
      title={m.newGuest.title}
      onClose={isPending ? null : onClose}
      closeOnClickOutside={false}
      width={480}
    >
      <NewGuestForm
        org={org}
        initialEmail={initialEmail}
        isPending={isPending}
        onInvite={(draft, ids) => invite(draft, ids).then(openGuest)}
        onCancel={onClose}
      />
    </Dialog>
  )
}
