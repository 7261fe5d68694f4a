import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Drawer.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Menu.css'
import { Drawer } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Email } from '#src/lib/guest.ts'
import { useGuestNeighbours } from '#src/features/guests/guestNeighbours.tsx'
import { useQuestion } from '#src/ui/useQuestion.tsx'
import { DrawerHead } from './DrawerHead.tsx'
import classes from './GuestDrawer.module.css'
import { GuestSheet } from './GuestSheet.tsx'
import { isNotFound } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { useDeletion } from './useDeletion.tsx'
import { noWork, useLeaveGuard, type Work } from './useLeaveGuard.tsx'

const route = getRouteApi('/orgs/$org/guests/$email')

/** One guest over the list, which stays readable beside it. It opens with what the list knows and reads the guest afresh. */
export function GuestDrawer() {
  const { org, email } = route.useParams()
  const navigate = route.useNavigate()
  const api = useApi()
  const { neighboursOf } = useGuestNeighbours()
  const { previous, next } = neighboursOf(email)
  const { ask, open: asking, dialog } = useQuestion()
  // Asked, not watched: the list comes in pages, and the guest itself is being read anyway.
  const listed = api.guests.findInList(useQueryClient(), { org, email }) ?? null
  const detail = useQuery(api.guests.queries.detail({ org, email }))
  // Its dialog lies over the drawer and takes Esc for itself.
  const signedOut = useStore(api.session.trouble).kind !== 'none'
  const work = useRef<Work>(noWork)
  const onWork = (now: Work) => {
    work.current = now
  }
  useLeaveGuard(work, ask)
  useFocusOnLeaving(email)

  const close = () => {
    // Not within the event: one Esc would be spent on this and on what opens because of it.
    setTimeout(
      () =>
        void navigate({
          to: '/orgs/$org/guests',
          params: { org },
          search: (search) => search,
          resetScroll: false,
        }),
    )
  }
  const go = (to: Email) => {
    // In place of this guest: Back leads to the list, however many neighbours were looked at.
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email: to },
      search: (search) => search,
      resetScroll: false,
      replace: true,
    })
  }
  const guest = detail.data ?? (isNotFound(detail.error) ? null : listed)
  const deletion = useDeletion(org, email, ask)
  return (
    <>
      <Drawer.Root
        opened
        onClose={close}
        position="right"
        size="min(480px, 100%)"
        closeOnEscape={!asking && !signedOut}
        lockScroll={false}
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        classNames={{ content: classes.drawer }}
      >
        <Drawer.Content>
          <DrawerHead
            email={email}
            guest={guest}
            previous={previous}
            next={next}
            onGo={go}
            onClose={close}
            onDelete={() => guest && void deletion.start(guest)}
          />
          {deletion.error !== '' && (
            <p role="alert" className={classes.error}>
              {deletion.error}
            </p>
          )}
          <GuestSheet
            key={`${org}/${email}`}
            org={org}
            email={email}
            listed={listed}
            onWork={onWork}
            ask={ask}
          />
        </Drawer.Content>
      </Drawer.Root>
      {dialog}
    </>
  )
}

/** When the drawer is gone, whichever way, the focus is on the guest that was open: Mantine leaves it on the body. */
function useFocusOnLeaving(email: Email) {
  const { focusGuest } = useGuestNeighbours()
  const mounted = useRef(false)
  const focus = useEffectEvent(() => focusGuest(email))
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
      setTimeout(() => mounted.current || focus())
    }
  }, [])
}
