import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type MouseEvent } from 'react'
import { whenIdle } from '#src/browser/whenIdle.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import { type MemberSuggestion, suggestMember } from '#src/guest-list/memberSuggestion.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { plainText } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './MemberEditor.module.css'

type SuggestedMemberProps = {
  org: OrgId
  /** The guest's company; '' for none. */
  company: string
  members: MembersResult
  /** Those who will be associated after a save, and those whom the user takes out: they are not suggested. */
  decided: ReadonlySet<MemberId>
  onAdd: (id: MemberId, event: MouseEvent) => void
}

/** Suggests who looks after most guests of the same company, with the reason, unless the user has decided on that member. */
export function SuggestedMember({ org, company, members, decided, onAdd }: SuggestedMemberProps) {
  const m = useMessages()
  const suggestion = useSuggestion(org, company, members)
  if (members.kind !== 'read' || suggestion === null || decided.has(suggestion.member)) return null
  const named = members.list.index.byId.get(suggestion.member)
  if (!named) return null
  const { guests, companyGuests } = suggestion
  return (
    <div className={classes.suggestion}>
      <Initials name={named.member.fullName} />
      <p>
        <RichText text={m.drawer.suggestion(named.accessibleName, company, guests, companyGuests)} />
      </p>
      <Button
        aria-label={plainText(m.members.add(named.accessibleName))}
        onClick={(event) => onAdd(suggestion.member, event)}
      >
        {m.drawer.addSuggested}
      </Button>
    </div>
  )
}

/** Computed once for this guest, when the browser is idle, and only from a whole list. */
function useSuggestion(org: OrgId, company: string, members: MembersResult): MemberSuggestion | null {
  const { guests } = useApi()
  const queryClient = useQueryClient()
  const [suggestion, setSuggestion] = useState<MemberSuggestion | null>(null)
  const byId = members.kind === 'read' ? members.list.byId : null
  const compute = useEffectEvent(() => {
    const list = queryClient.getQueryData(guests.queries.list(org).queryKey)
    if (!list?.complete || !byId) return
    setSuggestion(suggestMember(list.rows.values(), company, byId))
  })
  useEffect(() => (byId && company !== '' ? whenIdle(compute) : undefined), [byId, company])
  return suggestion
}
