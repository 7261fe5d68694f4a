import { useBlocker } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'

/** What leaving the guest would lose: a draft, or sight of a save that is still running. */
export type UnsavedWork = 'none' | 'draft' | 'saving'

/** Asks before a guest with unsaved work is left: by link, Back, Esc, or for a neighbour. Reloading and closing warn. */
export function useLeaveGuard(work: RefObject<UnsavedWork>, ask: Ask): void {
  const { leave, leaveWhileSaving } = useMessages().drawer
  useBlocker({
    enableBeforeUnload: () => work.current !== 'none',
    shouldBlockFn: async ({ current, next }) => {
      if (work.current === 'none' || current.pathname === next.pathname) return false
      const isLeaving = await ask(work.current === 'saving' ? leaveWhileSaving : leave)
      return !isLeaving
    },
  })
}
