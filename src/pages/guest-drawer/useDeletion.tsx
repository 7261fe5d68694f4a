import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { titleOf, type Email, type Guest, type OrgId } from '#src/lib/guest.ts'
import { useNotices } from '#src/ui/notices.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'

const route = getRouteApi('/orgs/$org/guests/$email')

/** Deletes the guest once the person has confirmed it by name, then leaves the drawer: there is nothing left to edit. */
export function useDeletion(org: OrgId, email: Email, ask: Ask) {
  const navigate = route.useNavigate()
  const notices = useNotices()
  const m = useMessages()
  const deletion = useMutation(useApi().guests.deleteGuestMutation({ org, email }))
  const start = async (guest: Guest) => {
    const name = <bdi>{titleOf(guest)}</bdi>
    const sure = await ask({
      title: <>Delete {name}?</>,
      text: <>The guest {guest.email} is removed from this organization. This cannot be undone.</>,
      confirm: <>Delete {name}</>,
      cancel: 'Keep guest',
    })
    if (!sure) return
    deletion.mutate(undefined, {
      onSuccess: () => {
        notices.show({ text: <>{name} was deleted</> })
        void navigate({
          to: '/orgs/$org/guests',
          params: { org },
          search: (search) => search,
          resetScroll: false,
          ignoreBlocker: true,
        })
      },
    })
  }
  return { start, busy: deletion.isPending, error: deletion.error ? apiErrorMessage(deletion.error, m) : '' }
}
