import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { apiErrorText } from '#src/features/apiErrorMessage.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { type Guest, type GuestRef, titleOf } from '#src/lib/guest.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'

const route = getRouteApi('/orgs/$org/guests/$email')

/** Deletes the guest once the user has confirmed it by name, then leaves the drawer. `error`: why it failed; null if not. */
export function useDeleteGuest(guest: GuestRef, ask: Ask) {
  const m = useMessages()
  const navigate = route.useNavigate()
  const notices = useNotices()
  const deletion = useMutation(useChanges().deleteGuestMutation(guest))
  const start = async (shown: Guest) => {
    const title = titleOf(shown)
    const isConfirmed = await ask({
      title: <RichText text={m.drawer.delete.title(title)} />,
      text: <RichText text={m.drawer.delete.text(shown.email)} />,
      confirm: <RichText text={m.drawer.delete.confirm(title)} />,
      cancel: m.drawer.delete.cancel,
    })
    if (!isConfirmed) return
    deletion.mutate(undefined, {
      onSuccess: () => {
        notices.show({ text: <RichText text={m.drawer.delete.done(title)} /> })
        void navigate({
          to: '/orgs/$org/guests',
          params: { org: guest.org },
          search: (search) => search,
          resetScroll: false,
          ignoreBlocker: true,
        })
      },
    })
  }
  return { start, error: deletion.error && apiErrorText(deletion.error, m) }
}
