import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { whenIdle } from '#src/browser/whenIdle.ts'
import type { MembersById } from '#src/guest-list/attentionRules.ts'
import { guestsAt } from '#src/guest-list/guestIndex.ts'
import type { GuestView } from '#src/guest-list/guestView.ts'
import { suggestMembers, type MemberSuggestion } from '#src/guest-list/memberSuggestion.ts'
import type { Email } from '#src/lib/guest.ts'

/** The members to suggest for the guests shown. `isOld`: other guests are shown by now, theirs are being computed. */
export type Suggestions = { byEmail: ReadonlyMap<Email, MemberSuggestion>; isOld: boolean }

type Computed = { shown: Uint32Array; byEmail: Suggestions['byEmail'] }

/** They are computed again when the guests have not changed for so long, ms: a run changes some each moment. */
const restMs = 500

/** Computed while the browser is idle; null: not computed yet, or not wanted. */
export function useSuggestions(
  isWanted: boolean,
  { index, shown }: GuestView,
  members: MembersById | null,
): Suggestions | null {
  const [computed, setComputed] = useState<Computed | null>(null)
  const hasComputed = useRef(false)
  const compute = useEffectEvent(async (slots: Uint32Array, isCurrent: () => boolean) => {
    if (!members) return
    const rows = index.rows.slice(0, index.size).filter((row) => row !== null)
    const byEmail = await suggestMembers(rows, guestsAt(index, slots), members)
    if (!isCurrent()) return
    hasComputed.current = true
    setComputed({ shown: slots, byEmail })
  })
  useEffect(() => {
    if (!isWanted || !members) return undefined
    let isCurrent = true
    let stop: (() => void) | null = null
    const begin = () => {
      stop = whenIdle(() => void compute(shown, () => isCurrent))
    }
    const timer = setTimeout(begin, hasComputed.current ? restMs : 0)
    return () => {
      isCurrent = false
      clearTimeout(timer)
      stop?.()
    }
  }, [isWanted, members, shown])
  return isWanted && computed ? { byEmail: computed.byEmail, isOld: computed.shown !== shown } : null
}
