import { useBlocker } from '@tanstack/react-router'
import { useServices } from '#src/features/AppContext.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'

/** Asks before a guest with unsaved work is left: by link, Back, Esc, or for a neighbour. Reloading and closing warn. */
export function useLeaveGuard(ask: Ask): void {
  const { leave, leaveWhileSaving } = useMessages().drawer
  const { unsavedWork } = useServices()
  useBlocker({
    enableBeforeUnload: () => unsavedWork.get() !== 'none',
    shouldBlockFn: async ({ current, next }) => {
      const work = unsavedWork.get()
      if (work === 'none' || current.pathname === next.pathname) return false
      const isLeaving = await ask(work === 'saving' ? leaveWhileSaving : leave)
      return !isLeaving
    },
  })
}
