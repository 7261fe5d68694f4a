import { IconX } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useId, useMemo } from 'react'
import { useMembers } from '#src/features/members/membersResult.ts'
import { guestsOfMember } from '#src/guest-list/guestCounts.ts'
import type { Member, MemberId } from '#src/lib/member.ts'
import { Button } from '#src/ui/Button.tsx'
import { DrawerFrame } from '#src/ui/DrawerFrame.tsx'
import { ExactTime } from '#src/ui/ExactTime.tsx'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { NoticeOutlet } from '#src/ui/notices.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import { useStore } from '#src/ui/useStore.ts'
import classes from './MemberDrawer.module.css'
import { MemberGuests } from './MemberGuests.tsx'

const listRoute = getRouteApi('/orgs/$org/members')
const route = getRouteApi('/orgs/$org/members/$id')

/** One member and that member's guests, beside the list or over it. */
export function MemberDrawer() {
  const m = useAllMessages()
  const titleId = useId()
  const { org, id: idText } = route.useParams()
  const id = Number(idText)
  const { result } = useMembers(org)
  const member = result.kind === 'read' ? (result.list.byId.get(id) ?? null) : null
  const { guests, reading } = useStore(listRoute.useLoaderData().store)
  const slots = useMemo(() => guestsOfMember(guests, id), [guests, id])
  const close = useClose(id)
  const name = member?.fullName ?? m.members.unknown(id)
  usePageTitle(result.kind === 'read' ? [name, m.memberPage.title] : null)
  if (result.kind !== 'read') return null
  return (
    <DrawerFrame
      labelledBy={titleId}
      shownKey={idText}
      onClose={close}
      onPrevious={ignore}
      onNext={ignore}
      onFocusList={() => focusRow(id)}
    >
      <div className={classes.head}>
        <Initials name={member ? name : '?'} size={40} />
        <div className={classes.who}>
          <h2 id={titleId} className={classes.title} tabIndex={-1} data-autofocus>
            <bdi translate="no">{name}</bdi>
          </h2>
          <MemberLine member={member} />
        </div>
        <Button variant="icon-outlined" aria-label={m.common.close} onClick={close}>
          <IconX size="1.0625rem" />
        </Button>
      </div>
      <ErrorBoundary shownKey={idText}>
        <MemberGuests
          org={org}
          id={id}
          index={guests.index}
          slots={slots}
          isCounting={reading.fetching || !guests.list.complete}
          isMissingLists={guests.attention.withoutList > 0}
        />
      </ErrorBoundary>
      <NoticeOutlet place="dialog" />
    </DrawerFrame>
  )
}

/** There is no way from member to member but the list. */
function ignore() {}

/** Email, role, status and last login; of an id without a member, that it has none. */
function MemberLine({ member }: { member: Member | null }) {
  const m = useAllMessages()
  if (!member) return <p className={classes.line}>{m.memberPage.notInList}</p>
  const role = m.members.roles[member.role]
  return (
    <>
      <p className={`gl-parts ${classes.line}`}>
        <bdi translate="no">{member.email}</bdi>
        {role && <span>{role}</span>}
        <span>{m.memberPage.statuses[member.status]}</span>
      </p>
      <p className={classes.line}>
        <span>{m.memberPage.lastLogin}</span> <ExactTime at={member.lastLoginAt} />
      </p>
    </>
  )
}

/** Closes the drawer. However it closes, the focus goes to the member's link in the list. */
function useClose(id: MemberId): () => void {
  const { org } = route.useParams()
  const navigate = route.useNavigate()
  const focus = useEffectEvent(() => focusRow(id))
  useEffect(() => () => void setTimeout(focus), [])
  return () =>
    // After the event: one press of Esc would close this and what opens because of it.
    void setTimeout(
      () =>
        void navigate({
          to: '/orgs/$org/members',
          params: { org },
          search: (search) => search,
          resetScroll: false,
        }),
    )
}

function focusRow(id: MemberId): void {
  document.querySelector<HTMLElement>(`[data-member-id="${id}"] a`)?.focus()
}
