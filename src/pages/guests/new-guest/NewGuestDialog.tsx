import { getRouteApi } from '@tanstack/react-router'
import type { Email } from '#src/lib/guest.ts'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { NewGuestForm } from './NewGuestForm.tsx'

const route = getRouteApi('/orgs/$org/guests')

/** Invites a guest, then opens its drawer: members can be set only once the guest exists. */
export function NewGuestDialog({ onClose }: { onClose: () => void }) {
  const m = useMessages()
  const { org } = route.useParams()
  const navigate = route.useNavigate()
  const openGuest = (email: Email) => {
    onClose()
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email },
      search: (search) => search,
      resetScroll: false,
    })
  }
  return (
    <Dialog opened title={m.newGuest.title} onClose={onClose} closeOnClickOutside={false} width={480}>
      <NewGuestForm org={org} onCreated={openGuest} onCancel={onClose} />
    </Dialog>
  )
}
