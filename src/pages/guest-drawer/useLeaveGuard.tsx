import { useBlocker } from '@tanstack/react-router'
import type { RefObject } from 'react'
import type { Ask } from '#src/ui/useQuestion.tsx'

/** What would be lost by leaving: a draft, or the way back to it while it is being saved. */
export type Work = 'none' | 'draft' | 'saving'

export const noWork: Work = 'none'

/** Leaving a guest with unsaved work asks first: by link, Back, Esc, or to a neighbour; reloading and closing the tab warns. */
export function useLeaveGuard(work: RefObject<Work>, ask: Ask): void {
  useBlocker({
    enableBeforeUnload: () => work.current !== 'none',
    shouldBlockFn: async ({ current, next }) => {
      if (work.current === 'none' || current.pathname === next.pathname) return false
      const leave = await ask(work.current === 'saving' ? whileSaving : withDraft)
      return !leave
    },
  })
}

const withDraft = {
  title: 'Discard your changes?',
  text: 'The changes to the associated members of this guest are not saved.',
  confirm: 'Discard',
  cancel: 'Keep editing',
} as const

const whileSaving = {
  title: 'Leave while it is being saved?',
  text: 'The save goes on. Should it fail, the changes would have to be made again.',
  confirm: 'Leave',
  cancel: 'Keep editing',
} as const
