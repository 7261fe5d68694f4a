import { type BlockerFn, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { type UnsavedWork, useServices } from '#src/features/AppContext.tsx'
import type { Store } from '#src/lib/createStore.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Ask } from '#src/ui/useQuestion.tsx'

/** Asks before a guest with unsaved work is left: by link, Back, Esc, or for a neighbour. Reloading and closing warn. */
export function useLeaveGuard(ask: Ask): void {
  const { leave, leaveWhileSaving } = useMessages().drawer
  const { unsavedWork } = useServices()
  const { history } = useRouter()
  const mayLeave = () =>
    unsavedWork.get() === 'saving' ? ask(leaveWhileSaving, isSaved(unsavedWork)) : ask(leave)
  const goIfConfirmed = async (steps: number) => {
    if (await mayLeave()) history.go(steps, { ignoreBlocker: true })
  }
  const isBlocked: BlockerFn = useEffectEvent(async ({ action, currentLocation, nextLocation }) => {
    if (unsavedWork.get() === 'none' || currentLocation.pathname === nextLocation.pathname) return false
    if (action === 'PUSH' || action === 'REPLACE') return !(await mayLeave())
    // The browser has gone Back or Forward already. It is turned back at once, so that a second press begins here again.
    void goIfConfirmed(indexOf(nextLocation) - indexOf(currentLocation))
    return true
  })
  useEffect(
    () =>
      history.block({
        blockerFn: (navigation) => isBlocked(navigation),
        enableBeforeUnload: () => unsavedWork.get() !== 'none',
      }),
    [history, unsavedWork],
  )
}

/** Where it is in the history of the tab. */
function indexOf({ state: { __TSR_index: index } }: Parameters<BlockerFn>[0]['nextLocation']): number {
  return index
}

/** Resolves when the save that is running has ended, to whether nothing is left to save. */
function isSaved(unsavedWork: Store<UnsavedWork>): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = unsavedWork.subscribe(() => {
      const work = unsavedWork.get()
      if (work === 'saving') return
      stop()
      resolve(work === 'none')
    })
  })
}
