import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useApi, useServices } from '#src/features/AppContext.tsx'
import { isNotFound } from '#src/features/apiErrorMessage.ts'
import { isMemberChange } from '#src/changes/log/logEntry.ts'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useListAround } from '#src/features/guests/listAround.tsx'
import { type Email, guestKey, type GuestRef, type OrgId, titleOf } from '#src/lib/guest.ts'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import { RichText } from '#src/ui/RichText.tsx'
import { useQuestion } from '#src/ui/useQuestion.tsx'
import { DrawerFrame } from '#src/ui/DrawerFrame.tsx'
import { DrawerHead } from './DrawerHead.tsx'
import classes from './GuestDrawer.module.css'
import { MemberEditorContainer } from './MemberEditorContainer.tsx'
import { QueueEnd } from './QueueEnd.tsx'
import { useDeleteGuest } from './useDeleteGuest.tsx'
import { useLeaveGuard } from './useLeaveGuard.ts'

const route = getRouteApi('/orgs/$org/guests/$email')

/** One guest, beside the list or over it. It opens with what the list knows and reads the guest afresh. */
export function GuestDrawer() {
  const { org, email } = route.useParams()
  const guest: GuestRef = { org, email }
  const api = useApi()
  const m = useMessages()
  const titleId = useId()
  const { position, focusGuest } = useListAround()
  const { ask, dialog } = useQuestion()
  // Read once and not watched: the list grows page by page, and the guest itself is being read anyway.
  const listed = api.guests.findInList(useQueryClient(), guest) ?? null
  const detail = useQuery(api.guests.queries.detail(guest))
  const { unsavedWork } = useServices()
  useLeaveGuard(ask)
  useFocusAfterClose(email)
  useDoneGuests(org)
  const { close, openGuest } = useDrawerNavigation(guest)
  const { goOn, isAtEnd, focusesPicker } = useSaveAndNext(guest, openGuest)
  const deletion = useDeleteGuest(guest, ask)
  const membersToAdd = useLocation({ select: ({ state }) => state.membersToAdd })
  const shown = detail.data ?? (isNotFound(detail.error) ? null : listed)
  usePageTitle([shown ? titleOf(shown) : email, m.guests.title])
  return (
    <>
      <DrawerFrame
        labelledBy={titleId}
        shownKey={guestKey(guest)}
        onClose={close}
        onPrevious={() => position?.previous != null && openGuest(position.previous)}
        onNext={() => position?.next != null && openGuest(position.next)}
        onFocusList={() => focusGuest(email)}
      >
        <ErrorBoundary shownKey={guestKey(guest)}>
          <DrawerHead
            titleId={titleId}
            guestRef={guest}
            guest={shown}
            position={position}
            onOpen={openGuest}
            onClose={close}
            onDelete={() => shown && void deletion.start(shown)}
          />
        </ErrorBoundary>
        {deletion.error && (
          <p role="alert" className={classes.error}>
            <RichText text={deletion.error} />
          </p>
        )}
        {isAtEnd && position ? (
          <QueueEnd position={position} onClose={close} />
        ) : (
          <ErrorBoundary shownKey={guestKey(guest)}>
            <MemberEditorContainer
              key={`${org}/${guestKey(guest)}`}
              guest={guest}
              listed={listed}
              {...(membersToAdd && { initial: { add: membersToAdd, remove: [] } })}
              onWork={unsavedWork.set}
              ask={ask}
              focusesPicker={focusesPicker}
              onNext={position ? goOn : undefined}
            />
          </ErrorBoundary>
        )}
      </DrawerFrame>
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
  const { focusGuest } = useListAround()
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

/** *Save and next* leads to the picker of the next guest, from the last guest of the queue to its end. */
function useSaveAndNext(guest: GuestRef, openGuest: (email: Email) => void) {
  const { position } = useListAround()
  const key = guestKey(guest)
  // The guest that was opened by it, and the one after which the queue has ended.
  const [nextKey, setNextKey] = useState<string | null>(null)
  const [endKey, setEndKey] = useState<string | null>(null)
  if (endKey !== null && endKey !== key) setEndKey(null)
  const goOn = () => {
    const next = position?.next ?? null
    if (next === null) return setEndKey(key)
    setNextKey(guestKey({ email: next }))
    openGuest(next)
  }
  return { goOn, isAtEnd: endKey === key, focusesPicker: nextKey === key }
}

/** Reports the guests that were changed since the drawer opened, without those whose change was undone. */
function useDoneGuests(org: OrgId) {
  const { state } = useChanges().log
  const { reportDone } = useListAround()
  const report = useEffectEvent((openedAt: number) => {
    const done = state
      .get()
      .entries.filter(isMemberChange)
      .filter(({ kind, isComplete, undoneBy }) => kind === 'change' && isComplete && undoneBy === null)
      .filter(({ guest, at }) => guest.org === org && at >= openedAt)
    reportDone(new Set(done.map(({ guest }) => guestKey(guest))))
  })
  useEffect(() => {
    const openedAt = Date.now()
    return state.subscribe(() => report(openedAt))
  }, [state])
}
