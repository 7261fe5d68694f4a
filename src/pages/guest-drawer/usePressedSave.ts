import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { isEmpty, type MemberChange } from '#src/lib/memberChange.ts'
import type { EditorProgress } from './useMemberEditor.tsx'

/** The button that was pressed, until that is done. */
export type PressedSave = 'save' | 'save-and-next' | null

type PressedSaveInput = {
  draft: MemberChange
  progress: EditorProgress
  isLocked: boolean
  onSubmit: () => Promise<unknown>
  onSaveAndNext?: (() => Promise<unknown>) | undefined
}

/**
 * Starts a save, and remembers by which button until it is done. One that is pressed while the guest is being read starts
 * once the list is here; an edit, or a list that cannot be edited, cancels it.
 */
export function usePressedSave({ onSubmit, onSaveAndNext, progress, draft, isLocked }: PressedSaveInput) {
  const [pressed, setPressed] = useState<PressedSave>(null)
  const isRunning = useRef(false)
  const run = async (button: PressedSave) => {
    const action = button === 'save' ? onSubmit : onSaveAndNext
    if (!action || isRunning.current) return
    isRunning.current = true
    setPressed(button)
    await action().finally(() => {
      isRunning.current = false
      setPressed(null)
    })
  }
  const isReading = progress.kind === 'reading'
  const press = (button: PressedSave) => {
    // Without a draft there is nothing to wait for.
    if (isEmpty(draft) || (progress.kind === 'idle' && !isLocked)) void run(button)
    else if (isReading && !isLocked) setPressed(button)
  }
  const cancel = () => {
    if (!isRunning.current) setPressed(null)
  }
  const state = isLocked ? 'locked' : isReading ? 'reading' : 'ready'
  const resume = useEffectEvent(() => {
    if (state === 'locked') cancel()
    else if (pressed !== null) void run(pressed)
  })
  useEffect(() => {
    if (state !== 'reading') resume()
  }, [state])
  return { pressed, press, cancel }
}
