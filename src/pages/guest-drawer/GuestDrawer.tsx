import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Drawer.css'
import '@mantine/core/styles/Paper.css'
import { Drawer } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { isNotFound } from '#src/features/apiErrorMessage.ts'
import { useGuestNeighbours } from '#src/features/guests/guestNeighbours.tsx'
import { type Email, guestKey, type GuestRef } from '#src/lib/guest.ts'
import { useQuestion } from '#src/ui/useQuestion.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { DrawerHead } from './DrawerHead.tsx'
import classes from './GuestDrawer.module.css'
import { MemberEditorContainer } from './MemberEditorContainer.tsx'
import { useDeleteGuest } from './useDeleteGuest.tsx'
import { type UnsavedWork, useLeaveGuard } from './useLeaveGuard.ts'

const route = getRouteApi('/orgs/$org/guests/$email')

/** One guest, over the list. It opens with what the list knows and reads the guest afresh. */
export function GuestDrawer() {
  const { org, email } = route.useParams()
  const guest: GuestRef = { org, email }
  const api = useApi()
  const { neighboursOf } = useGuestNeighbours()
  const { previous, next } = neighboursOf(email)
  const { ask, open: isAsking, dialog } = useQuestion()
  // Read once and not watched: the list grows page by page, and the guest itself is being read anyway.
  const listed = api.guests.findInList(useQueryClient(), guest) ?? null
  const detail = useQuery(api.guests.queries.detail(guest))
  // The dialog to sign in again lies over the drawer and takes Esc for itself.
  const isSignedOut = useStore(api.session.trouble).kind !== 'none'
  const work = useRef<UnsavedWork>('none')
  const setWork = (now: UnsavedWork) => {
    work.current = now
  }
  useLeaveGuard(work, ask)
  useFocusAfterClose(email)
  const { close, openGuest } = useDrawerNavigation(guest)
  const deletion = useDeleteGuest(guest, ask)
  const shown = detail.data ?? (isNotFound(detail.error) ? null : listed)
  return (
    <>
      <Drawer.Root
        opened
        onClose={close}
        position="right"
        size="min(480px, 100%)"
        closeOnEscape={!isAsking && !isSignedOut}
        lockScroll={false}
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        classNames={{ content: classes.drawer }}
      >
        <Drawer.Content>
          <DrawerHead
            email={email}
            guest={shown}
            previous={previous}
            next={next}
            onOpen={openGuest}
            onClose={close}
            onDelete={() => shown && void deletion.start(shown)}
          />
          {deletion.error !== '' && (
            <p role="alert" className={classes.error}>
              {deletion.error}
            </p>
          )}
          <MemberEditorContainer
            key={`${org}/${guestKey(guest)}`}
            guest={guest}
            listed={listed}
            onWork={setWork}
            ask={ask}
          />
        </Drawer.Content>
      </Drawer.Root>
      {dialog}
    </>
  )
}

/** Closes the drawer, or shows another guest in it. */
function useDrawerNavigation({ org }: GuestRef) {
  const navigate = route.useNavigate()
  const close = () => {
    // After the event: one press of Esc would close this and what opens because of it.
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
  const openGuest = (email: Email) => {
    // Replaces this guest in the history: Back leads to the list, however many neighbours were looked at.
    void navigate({
      to: '/orgs/$org/guests/$email',
      params: { org, email },
      search: (search) => search,
      resetScroll: false,
      replace: true,
    })
  }
  return { close, openGuest }
}

/** Puts the focus on the guest's row when the drawer is gone, whichever way: Mantine leaves it on the body. */
function useFocusAfterClose(email: Email) {
  const { focusGuest } = useGuestNeighbours()
  const isMounted = useRef(false)
  const focus = useEffectEvent(() => focusGuest(email))
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
      setTimeout(() => isMounted.current || focus())
    }
  }, [])
}
