import { useEffect, useEffectEvent, useState } from 'react'
import { whenIdle } from '#src/browser/whenIdle.ts'
import type { MembersById } from '#src/guest-list/attentionRules.ts'
import { guestsAt } from '#src/guest-list/guestIndex.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { suggestMembers, type MemberSuggestion } from '#src/guest-list/memberSuggestion.ts'
import type { Email } from '#src/lib/guest.ts'

/** The members to suggest for the guests shown. `isOld`: other guests are shown by now, theirs are being computed. */
export type Suggestions = { byEmail: ReadonlyMap<Email, MemberSuggestion>; isOld: boolean }

type Computed = { shown: Uint32Array; byEmail: Suggestions['byEmail'] }

/** Computed while the browser is idle; null: not computed yet, or not wanted. */
export function useSuggestions(
  isWanted: boolean,
  { index, shown }: GuestView,
  members: MembersById | null,
): Suggestions | null {
  const [computed, setComputed] = useState<Computed | null>(null)
  const compute = useEffectEvent(async (slots: Uint32Array, isCurrent: () => boolean) => {
    if (!members) return
    const rows = index.rows.slice(0, index.size).filter((row) => row !== null)
    const byEmail = await suggestMembers(rows, guestsAt(index, slots), members)
    if (isCurrent()) setComputed({ shown: slots, byEmail })
  })
  useEffect(() => {
    if (!isWanted || !members) return undefined
    let isCurrent = true
    const stop = whenIdle(() => void compute(shown, () => isCurrent))
    return () => {
      isCurrent = false
      stop()
    }
  }, [isWanted, members, shown])
  return isWanted && computed ? { byEmail: computed.byEmail, isOld: computed.shown !== shown } : null
}
